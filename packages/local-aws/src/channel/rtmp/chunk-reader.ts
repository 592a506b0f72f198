import type { ByteQueue } from '../byte-queue.js';
import { RtmpError, TYPES, type RtmpMessage } from './message.js';

const MESSAGE_MAX_BYTES = 4 * 1024 * 1024;
/** In all messages that are not whole yet, together. */
const PENDING_MAX_BYTES = 8 * 1024 * 1024;
const CHUNK_STREAMS_MAX = 64;
const EXTENDED = 0xffffff;
/** How long the message header is after the basic one, by its format. */
const HEADER_BYTES = [11, 7, 3, 0] as const;

/** What a chunk stream is in the middle of. */
interface ChunkStream {
  type: number;
  streamId: number;
  length: number;
  timestamp: number;
  delta: number;
  extended: boolean;
  parts: Buffer[];
  received: number;
}

/** Puts messages together again out of the chunks that a peer has cut them into. */
export class ChunkReader {
  readonly #streams = new Map<number, ChunkStream>();
  #chunkBytes = 128;
  #pending = 0;

  /** The messages that are whole now; those about chunks themselves are obeyed here. Throws RtmpError. */
  *read(bytes: ByteQueue): Generator<RtmpMessage> {
    for (;;) {
      const message = this.#chunk(bytes);
      if (message === undefined) return;
      if (message === 'partial') continue;
      if (message.type === TYPES.setChunkSize) this.#resize(message.payload);
      else if (message.type === TYPES.abort) this.#abort(message.payload);
      else yield message;
    }
  }

  /** Takes one chunk; undefined when there is not a whole one. */
  #chunk(bytes: ByteQueue): RtmpMessage | 'partial' | undefined {
    const basic = basicHeader(bytes);
    if (!basic) return undefined;
    const { format, id, length: basicLength } = basic;
    const known = this.#streams.get(id);
    if (!known && format !== 0) throw new RtmpError('a chunk refers to one that there was not');
    const headerLength = basicLength + (HEADER_BYTES[format] ?? 0);
    const header = bytes.peek(headerLength)?.subarray(basicLength);
    if (!header) return undefined;
    const field = format === 3 ? 0 : header.readUIntBE(0, 3);
    const extended = format === 3 ? known?.extended === true : field === EXTENDED;
    const whole = bytes.peek(headerLength + (extended ? 4 : 0));
    if (!whole) return undefined;
    const time = extended ? whole.readUInt32BE(headerLength) : field;

    const length = format < 2 ? header.readUIntBE(3, 3) : known?.length ?? 0;
    if (length > MESSAGE_MAX_BYTES) throw new RtmpError(`a message of ${length} bytes is too large`);
    const isFirst = !known || known.received === 0;
    if (!isFirst && format !== 3) throw new RtmpError('a message begins before the one before it has ended');
    const size = Math.min(this.#chunkBytes, length - (known?.received ?? 0));
    if (bytes.length < whole.length + size) return undefined;

    const stream = known ?? this.#open(id);
    if (isFirst) {
      begin(stream, format, header, time, extended);
      stream.length = length;
    }
    bytes.take(whole.length);
    return this.#append(stream, bytes.take(size) ?? Buffer.alloc(0));
  }

  #open(id: number): ChunkStream {
    if (this.#streams.size >= CHUNK_STREAMS_MAX) throw new RtmpError('there are too many chunk streams');
    const stream = {
      type: 0, streamId: 0, length: 0, timestamp: 0, delta: 0, extended: false, parts: [], received: 0,
    };
    this.#streams.set(id, stream);
    return stream;
  }

  #append(stream: ChunkStream, part: Buffer): RtmpMessage | 'partial' {
    stream.received += part.length;
    if (stream.received < stream.length) {
      // A copy: a small part must not keep alive the large piece that it came in.
      stream.parts.push(Buffer.from(part));
      this.#pending += part.length;
      if (this.#pending > PENDING_MAX_BYTES) throw new RtmpError('there are too many unfinished messages');
      return 'partial';
    }
    const { type, streamId, timestamp } = stream;
    const payload = stream.parts.length === 0 ? part : Buffer.concat([...stream.parts, part]);
    this.#forget(stream, payload.length - part.length);
    return { type, streamId, timestamp, payload };
  }

  #forget(stream: ChunkStream, bytes: number): void {
    this.#pending -= bytes;
    stream.parts = [];
    stream.received = 0;
  }

  #resize(payload: Buffer): void {
    const size = payload.length >= 4 ? payload.readUInt32BE(0) : 0;
    if (size < 1 || size > 0x7fffffff) throw new RtmpError('chunks of that size cannot be');
    this.#chunkBytes = Math.min(size, MESSAGE_MAX_BYTES);
  }

  #abort(payload: Buffer): void {
    const stream = payload.length >= 4 ? this.#streams.get(payload.readUInt32BE(0)) : undefined;
    if (stream) this.#forget(stream, stream.received);
  }
}

/** The format of the chunk and the stream that it is of. */
function basicHeader(bytes: ByteQueue): { format: number; id: number; length: number } | undefined {
  const first = bytes.peek(1)?.[0];
  if (first === undefined) return undefined;
  const format = first >> 6;
  const short = first & 0x3f;
  if (short > 1) return { format, id: short, length: 1 };
  const length = short + 2;
  const header = bytes.peek(length);
  if (!header) return undefined;
  return { format, id: 64 + (header[1] ?? 0) + (length === 3 ? (header[2] ?? 0) * 256 : 0), length };
}

/** Takes over what the header of a message's first chunk says; what it leaves out is as in the message before. */
function begin(stream: ChunkStream, format: number, header: Buffer, time: number, extended: boolean): void {
  stream.extended = extended;
  if (format < 2) stream.type = header.readUInt8(6);
  if (format === 0) {
    stream.streamId = header.readUInt32LE(7);
    stream.timestamp = time;
    stream.delta = 0;
    return;
  }
  if (format < 3) stream.delta = time;
  stream.timestamp = (stream.timestamp + stream.delta) % 2 ** 32;
}
