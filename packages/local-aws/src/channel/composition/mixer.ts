export const SAMPLE_RATE = 48_000;
export const CHANNELS = 2;

const samplesOf = (milliseconds: number) => (SAMPLE_RATE / 1000) * milliseconds * CHANNELS;

/** What is waited for before a sound begins, so that packets may come a little unevenly. */
const CUSHION = samplesOf(60);
/** More than this is late for no good reason. */
const MOST = samplesOf(300);

/** Sound that has been decoded and not been mixed: 16 bit samples, channels in turn. */
export class SoundQueue {
  #chunks: Int16Array[] = [];
  #length = 0;
  #isFlowing = false;

  get length(): number {
    return this.#length;
  }

  push(samples: Int16Array): void {
    this.#chunks.push(samples);
    this.#length += samples.length;
    if (this.#length > MOST) this.#drop(this.#length - CUSHION);
  }

  /** The next `count` samples; undefined for silence. What is missing at the end is silence too. */
  take(count: number): Int16Array | undefined {
    if (!this.#isFlowing && this.#length < CUSHION) return undefined;
    const taken = new Int16Array(count);
    let at = 0;
    while (at < count) {
      const chunk = this.#chunks[0];
      if (!chunk) break;
      const part = chunk.subarray(0, count - at);
      taken.set(part, at);
      at += part.length;
      this.#drop(part.length);
    }
    // After a hole the cushion is filled again.
    this.#isFlowing = at === count;
    return taken;
  }

  #drop(count: number): void {
    this.#length -= count;
    for (let left = count; left > 0; ) {
      const chunk = this.#chunks[0] as Int16Array;
      if (chunk.length <= left) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(left);
      left -= Math.min(left, chunk.length);
    }
  }
}

/** The sum of all, as loud as 16 bits can be. */
export function mix(sounds: readonly Int16Array[], count: number): Int16Array {
  const [only] = sounds;
  if (sounds.length === 1 && only) return only;
  const mixed = new Int16Array(count);
  for (let index = 0; index < count; index += 1) {
    let sum = 0;
    for (const sound of sounds) sum += sound[index] ?? 0;
    mixed[index] = Math.max(-32_768, Math.min(32_767, sum));
  }
  return mixed;
}
