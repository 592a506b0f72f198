/** Smaller pieces are joined as they come: a peer that sends byte by byte must not cost a buffer for each byte. */
const SMALL_BYTES = 4096;

/** Bytes as they came in, read in the portions that a format has, however they were cut on the way. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#length += chunk.length;
    const last = this.#chunks.at(-1);
    const areSmall = last !== undefined && last.length < SMALL_BYTES && chunk.length < SMALL_BYTES;
    if (areSmall) this.#chunks[this.#chunks.length - 1] = Buffer.concat([last, chunk]);
    else this.#chunks.push(chunk);
  }

  /** The next bytes, left where they are; undefined while there are fewer. */
  peek(count: number): Buffer | undefined {
    if (this.#length < count) return undefined;
    if ((this.#chunks[0]?.length ?? 0) < count) this.#join(count);
    return (this.#chunks[0] ?? Buffer.alloc(0)).subarray(0, count);
  }

  /** The next bytes, taken; undefined while there are fewer. */
  take(count: number): Buffer | undefined {
    const taken = this.peek(count);
    const [first] = this.#chunks;
    if (!taken || !first) return taken;
    this.#length -= count;
    if (first.length === count) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(count);
    return taken;
  }

  /** Makes the first chunk hold at least `count` bytes; each byte is moved once, as only as many chunks are joined. */
  #join(count: number): void {
    let bytes = 0;
    const joined = this.#chunks.findIndex((chunk) => (bytes += chunk.length) >= count) + 1;
    this.#chunks.splice(0, joined, Buffer.concat(this.#chunks.slice(0, joined)));
  }
}
