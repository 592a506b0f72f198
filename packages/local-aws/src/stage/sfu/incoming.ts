import type { RtpPacket } from 'werift';
import { LossDetector, type Arrival } from './loss.js';
import { Reception, type ReportBlock } from './reception.js';

/** One SSRC that a publisher sends: its losses, its statistics and its measured rate. */
export class IncomingStream {
  readonly loss = new LossDetector();
  readonly #reception: Reception;
  #bytes = 0;
  #frames = 0;
  #measured = { at: 0, bitrate: 0, frames: 0 };
  #lastPacket = 0;

  constructor(readonly ssrc: number, clockRate: number) {
    this.#reception = new Reception(clockRate);
  }

  /** bit/s over the last measured second. */
  get bitrate(): number {
    return this.#measured.bitrate;
  }

  get framesPerSecond(): number {
    return this.#measured.frames;
  }

  /** A layer that the browser has switched off sends nothing. */
  isAlive(at: number): boolean {
    return at - this.#lastPacket < 2000;
  }

  arrived({ header, payload }: RtpPacket, at: number): Arrival {
    this.#bytes += payload.length;
    if (header.marker) this.#frames += 1;
    this.#lastPacket = at;
    this.#reception.arrived(header.sequenceNumber, header.timestamp, at);
    return this.loss.arrived(header.sequenceNumber, at);
  }

  senderReport(ntp: bigint, at: number): void {
    this.#reception.senderReport(ntp, at);
  }

  report(at: number): ReportBlock {
    return this.#reception.report(at);
  }

  /** To be called about once a second. */
  measure(at: number): void {
    const seconds = (at - this.#measured.at) / 1000;
    this.#measured = {
      at,
      bitrate: Math.round((this.#bytes * 8) / seconds),
      frames: Math.round(this.#frames / seconds),
    };
    this.#bytes = 0;
    this.#frames = 0;
  }
}
