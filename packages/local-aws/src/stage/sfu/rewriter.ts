import { addSequence, addTimestamp, sequenceDistance, timestampDistance } from './sequence.js';

export interface Position {
  readonly sequence: number;
  readonly timestamp: number;
}

/**
 * Makes one continuous RTP stream out of many: every simulcast layer has sequence numbers and timestamps of its
 * own, and a pause leaves a hole, but a receiver must see neither. What is lost on the way in stays a hole on the
 * way out, so that the receiver can ask for it and a late packet still finds its place.
 */
export class RtpRewriter {
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #first: number | undefined;
  #last: (Position & { readonly at: number }) | undefined;

  constructor(private readonly clockRate: number) {}

  /** The next packet belongs to another stream, or to the same after a pause. `at` is a time in milliseconds. */
  begin(packet: Position, at: number): void {
    this.#first = packet.sequence;
    if (!this.#last) return;
    const elapsed = Math.max(1, Math.round(((at - this.#last.at) * this.clockRate) / 1000));
    this.#sequenceOffset = sequenceDistance(packet.sequence, this.#last.sequence + 1);
    this.#timestampOffset = timestampDistance(packet.timestamp, addTimestamp(this.#last.timestamp, elapsed));
  }

  /** Undefined for a packet from before the beginning: its number was given to the stream before. */
  rewrite(packet: Position, at: number): Position | undefined {
    this.#first ??= packet.sequence;
    const sinceFirst = sequenceDistance(this.#first, packet.sequence);
    if (sinceFirst < 0) return undefined;
    // Distances are only good for half of the number space: the first packet moves along.
    if (sinceFirst > 0x4000) this.#first = addSequence(packet.sequence, -0x2000);
    const sequence = addSequence(packet.sequence, this.#sequenceOffset);
    const timestamp = this.timestamp(packet.timestamp);
    if (!this.#last || sequenceDistance(this.#last.sequence, sequence) > 0) this.#last = { sequence, timestamp, at };
    return { sequence, timestamp };
  }

  /** Where a moment of the current incoming stream is in the outgoing one: for sender reports. */
  timestamp(incoming: number): number {
    return addTimestamp(incoming, this.#timestampOffset);
  }
}
