/** A message of an API Gateway WebSocket has at most 128 KB; a character in UTF-8 three bytes, outside the BMP two each. */
const LONGEST = 40_000;

/**
 * A message in parts that a gateway carries, each marked: `+` when more follows, `.` when it is the last. One that fits
 * is itself, and begins with neither.
 */
export function parts(text: string): readonly string[] {
  if (text.length <= LONGEST) return [text];
  const all: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + LONGEST);
    // Half a surrogate pair cannot be sent.
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1]!)) to--;
    all.push((to < text.length ? '+' : '.') + text.slice(from, to));
    from = to;
  }
  return all;
}
