import { ByteQueue } from '../byte-queue.js';
import { TAG_HEADER_BYTES, TAG_TYPES, type FlvTag } from './tag.js';

/** Far above any picture that an encoder for the web makes. */
const DATA_MAX_BYTES = 4 * 1024 * 1024;
const FILE_HEADER_BYTES = 9;
const PREVIOUS_SIZE_BYTES = 4;

const KINDS = new Map<number, FlvTag['kind']>([
  [TAG_TYPES.audio, 'audio'], [TAG_TYPES.video, 'video'], [TAG_TYPES.script, 'script'],
]);

/** The stream is not FLV, or not as anybody writes it. */
export class FlvError extends Error {
  override readonly name = 'FlvError';
}

/** Reads an FLV stream in pieces of any size. Holds at most one tag that is not whole. */
export class FlvReader {
  readonly #bytes = new ByteQueue();
  #begun = false;

  /** The tags that the piece completes; those of kinds that do not exist are left out. Throws FlvError. */
  *read(piece: Buffer): Generator<FlvTag> {
    this.#bytes.push(piece);
    if (!this.#begun && !this.#begin()) return;
    for (;;) {
      const header = this.#bytes.peek(TAG_HEADER_BYTES);
      if (!header) return;
      const size = header.readUIntBE(1, 3);
      if (size > DATA_MAX_BYTES) throw new FlvError(`a tag of ${size} bytes is too large`);
      const whole = this.#bytes.take(TAG_HEADER_BYTES + size + PREVIOUS_SIZE_BYTES);
      if (!whole) return;
      const kind = KINDS.get(whole.readUInt8(0) & 0x1f);
      const timestamp = whole.readUIntBE(4, 3) + whole.readUInt8(7) * 0x1000000;
      if (kind) yield { kind, timestamp, data: whole.subarray(TAG_HEADER_BYTES, TAG_HEADER_BYTES + size) };
    }
  }

  #begin(): boolean {
    const header = this.#bytes.peek(FILE_HEADER_BYTES);
    if (!header) return false;
    if (header.toString('latin1', 0, 3) !== 'FLV') throw new FlvError('the stream does not begin as FLV does');
    this.#begun = this.#bytes.take(FILE_HEADER_BYTES + PREVIOUS_SIZE_BYTES) !== undefined;
    return this.#begun;
  }
}
