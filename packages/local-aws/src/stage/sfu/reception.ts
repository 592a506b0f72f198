import { sequenceDistance, timestampDistance } from './sequence.js';

export interface ReportBlock {
  readonly fractionLost: number;
  readonly packetsLost: number;
  readonly highestSequence: number;
  readonly jitter: number;
  readonly lsr: number;
  readonly dlsr: number;
}

/** What a receiver report says about one incoming stream (RFC 3550, sections 6.4.1, A.3 and A.8). Times in ms. */
export class Reception {
  #base: number | undefined;
  #highest = 0;
  #received = 0;
  #before = { expected: 0, received: 0 };
  #jitter = 0;
  #transit: number | undefined;
  #report: { readonly lsr: number; readonly at: number } | undefined;

  constructor(private readonly clockRate: number) {}

  arrived(sequence: number, timestamp: number, at: number): void {
    this.#received += 1;
    if (this.#base === undefined) {
      this.#base = sequence;
      this.#highest = sequence;
    }
    const distance = sequenceDistance(this.#highest, sequence);
    if (distance > 0) this.#highest += distance;
    const transit = (Math.round((at * this.clockRate) / 1000) - timestamp) | 0;
    if (this.#transit !== undefined && distance > 0) {
      const change = Math.abs(timestampDistance(this.#transit, transit));
      this.#jitter += (change - this.#jitter) / 16;
    }
    this.#transit = transit;
  }

  /** A sender report has come: its NTP time goes back in the next receiver report. */
  senderReport(ntp: bigint, at: number): void {
    this.#report = { lsr: Number((ntp >> 16n) & 0xffff_ffffn), at };
  }

  /** The block for now; the fraction lost is counted from the block before. */
  report(at: number): ReportBlock {
    const expected = this.#base === undefined ? 0 : this.#highest - this.#base + 1;
    const expectedNow = expected - this.#before.expected;
    const lostNow = expectedNow - (this.#received - this.#before.received);
    this.#before = { expected, received: this.#received };
    return {
      fractionLost: expectedNow > 0 && lostNow > 0 ? Math.min(255, Math.floor((lostNow * 256) / expectedNow)) : 0,
      packetsLost: Math.min(0x7f_ffff, Math.max(0, expected - this.#received)),
      highestSequence: this.#highest >>> 0,
      jitter: Math.min(0xffff_ffff, Math.round(this.#jitter)),
      lsr: this.#report?.lsr ?? 0,
      dlsr: this.#report ? Math.round(((at - this.#report.at) * 65_536) / 1000) >>> 0 : 0,
    };
  }
}
