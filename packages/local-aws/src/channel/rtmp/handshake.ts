import { randomBytes } from 'node:crypto';
import type { ByteQueue } from '../byte-queue.js';
import { RtmpError } from './message.js';

const VERSION = 3;
const BYTES = 1536;

/** The two rounds before the first message. Nothing is proved by them; who may publish is known by the stream key. */
export class Handshake {
  readonly #send: (bytes: Buffer) => void;
  #answered = false;

  constructor(send: (bytes: Buffer) => void) {
    this.#send = send;
  }

  /** Takes what belongs to it; true when it is done. Throws RtmpError. */
  read(bytes: ByteQueue): boolean {
    const version = this.#answered ? VERSION : bytes.peek(1)?.[0];
    if (version !== undefined && version !== VERSION) throw new RtmpError('the peer does not speak RTMP');
    if (!this.#answered) {
      const first = bytes.take(1 + BYTES);
      if (!first) return false;
      this.#send(Buffer.concat([Buffer.from([VERSION]), Buffer.alloc(8), randomBytes(BYTES - 8), first.subarray(1)]));
      this.#answered = true;
    }
    return bytes.take(BYTES) !== undefined;
  }
}
