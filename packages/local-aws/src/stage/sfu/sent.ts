import { RtpHeader } from 'werift';

export interface SentPacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
}

const HISTORY = 1024;

/** The last packets sent to one receiver, to be sent again when it asks (RFC 4588). */
export class SentPackets {
  readonly #ring: (SentPacket | undefined)[] = new Array<SentPacket | undefined>(HISTORY);
  #rtxSequence = Math.floor(Math.random() * 0x8000);

  remember(packet: SentPacket): void {
    this.#ring[packet.sequence % HISTORY] = packet;
  }

  /** Header and payload of a retransmission; undefined when the packet is too old. */
  again(sequence: number, stream: { ssrc: number; payloadType: number }): [RtpHeader, Buffer] | undefined {
    const packet = this.#ring[sequence % HISTORY];
    if (packet?.sequence !== sequence) return undefined;
    this.#rtxSequence = (this.#rtxSequence + 1) & 0xffff;
    const original = Buffer.allocUnsafe(2);
    original.writeUInt16BE(sequence);
    const header = new RtpHeader({
      ssrc: stream.ssrc,
      payloadType: stream.payloadType,
      sequenceNumber: this.#rtxSequence,
      timestamp: packet.timestamp,
      marker: packet.marker,
    });
    return [header, Buffer.concat([original, packet.payload])];
  }
}
