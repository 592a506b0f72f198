import type { VideoCodec } from './codecs.js';

export type MediaCodec = VideoCodec | 'OPUS';

/** One picture, or the sound of one packet, of a publication that is tapped. */
export interface MediaFrame {
  readonly codec: MediaCodec;
  /** Milliseconds since 1970, by the clock of this machine; the same for sound and picture. */
  readonly time: number;
  readonly keyframe: boolean;
  /** Pixels; of keyframes only, else 0. */
  readonly width: number;
  readonly height: number;
  /** H.264: NAL units, each after its length in 4 bytes. */
  readonly data: Buffer;
}

const CODECS: readonly MediaCodec[] = ['OPUS', 'VP8', 'H264'];
const HEADER = 22;

/** A frame as it travels from the SFU's process to the hub's, over a pipe of its own. */
export function writeFrame(tap: number, frame: MediaFrame): Buffer {
  const message = Buffer.allocUnsafe(HEADER + frame.data.length);
  message.writeUInt32LE(frame.data.length, 0);
  message.writeUInt32LE(tap, 4);
  message.writeDoubleLE(frame.time, 8);
  message.writeUInt8(CODECS.indexOf(frame.codec), 16);
  message.writeUInt8(frame.keyframe ? 1 : 0, 17);
  message.writeUInt16LE(frame.width, 18);
  message.writeUInt16LE(frame.height, 20);
  frame.data.copy(message, HEADER);
  return message;
}

/** Takes frames out of what comes through the pipe. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(private readonly onFrame: (tap: number, frame: MediaFrame) => void) {}

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (let frame = this.#next(); frame; frame = this.#next()) this.onFrame(...frame);
  }

  #next(): [tap: number, frame: MediaFrame] | undefined {
    if (this.#length < HEADER) return undefined;
    const length = this.#peek().readUInt32LE(0);
    if (this.#length < HEADER + length) return undefined;
    const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    const rest = bytes.subarray(HEADER + length);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return [
      bytes.readUInt32LE(4),
      {
        codec: CODECS[bytes.readUInt8(16)] ?? 'OPUS',
        time: bytes.readDoubleLE(8),
        keyframe: bytes.readUInt8(17) === 1,
        width: bytes.readUInt16LE(18),
        height: bytes.readUInt16LE(20),
        data: bytes.subarray(HEADER, HEADER + length),
      },
    ];
  }

  /** The first bytes in one piece. */
  #peek(): Buffer {
    const [first] = this.#chunks;
    if (first && first.length >= HEADER) return first;
    const joined = Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }
}
