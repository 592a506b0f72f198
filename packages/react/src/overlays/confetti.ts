/** The themes' colours but red, which is for what is on air. */
const COLOURS = ['accent', 'good-ink', 'warn-ink', 'accent-ink', 'on-stage'] as const;
const PIECES = 140;

/** Where each piece flies, as CSS variables: the same for everybody who sees the same overlay. `length` in milliseconds. */
export function confetti(seed: string, length: number): readonly Record<string, string>[] {
  const random = randomOf(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  return Array.from({ length: PIECES }, (_, at) => {
    const time = between(2.6, 4.4);
    const round = random() < 0.2;
    const size = between(0.4, 0.7);
    return {
      '--colour': `var(--rostrum-${COLOURS[at % COLOURS.length]})`,
      '--x': `${between(0, 100).toFixed(1)}%`,
      '--y': `${(between(0, 1) ** 1.6 * 82).toFixed(1)}%`,
      '--width': `${size.toFixed(2)}rem`,
      '--height': `${(round ? size : size * between(0.5, 1.7)).toFixed(2)}rem`,
      '--round': round ? '50%' : '1px',
      '--sway': `${between(-4, 4).toFixed(1)}rem`,
      '--turn': `${Math.round(between(360, 1400))}deg`,
      '--time': `${time.toFixed(2)}s`,
      // The last piece has landed when the time is over.
      '--wait': `${(random() * Math.max(0, length / 1000 - time)).toFixed(2)}s`,
    };
  });
}

/** A small generator of the same numbers for the same text, from 0 to 1. */
function randomOf(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 13;
    return (state >>> 0) / 2 ** 32;
  };
}
