import { RtcpSenderInfo, RtcpSrPacket, RtpHeader, type RtpPacket } from 'werift';
import type { Media, Peer } from './peer.js';
import { RtpRewriter } from './rewriter.js';
import { SentPackets } from './sent.js';

/** One stream on its way to one subscriber. */
export class OutgoingStream {
  readonly #rewriter: RtpRewriter;
  readonly #sent = new SentPackets();
  #packets = 0;
  #octets = 0;

  constructor(private readonly peer: Peer, readonly media: Media, clockRate: number) {
    this.#rewriter = new RtpRewriter(clockRate);
  }

  /** This packet is the first of another incoming stream. */
  begin({ header }: RtpPacket, at: number): void {
    this.#rewriter.begin({ sequence: header.sequenceNumber, timestamp: header.timestamp }, at);
  }

  forward({ header, payload }: RtpPacket, at: number): void {
    const position = this.#rewriter.rewrite({ sequence: header.sequenceNumber, timestamp: header.timestamp }, at);
    if (!position) return;
    const { ssrc, payloadType, rtxPayloadType } = this.media;
    if (rtxPayloadType !== undefined) this.#sent.remember({ ...position, marker: header.marker, payload });
    this.#packets += 1;
    this.#octets += payload.length;
    this.peer.send(
      new RtpHeader({
        ssrc,
        payloadType,
        sequenceNumber: position.sequence,
        timestamp: position.timestamp,
        marker: header.marker,
      }),
      payload,
    );
  }

  /** Sends a packet again on the retransmission stream. */
  again(sequence: number): void {
    const { rtxSsrc, rtxPayloadType } = this.media;
    if (rtxPayloadType === undefined) return;
    const retransmission = this.#sent.again(sequence, { ssrc: rtxSsrc, payloadType: rtxPayloadType });
    if (retransmission) this.peer.send(...retransmission);
  }

  /** The publisher's own clock on our timeline, so that audio and video stay in step. */
  senderReport(info: RtcpSenderInfo): RtcpSrPacket | undefined {
    if (this.#packets === 0) return undefined;
    return new RtcpSrPacket({
      ssrc: this.media.ssrc,
      senderInfo: new RtcpSenderInfo({
        ntpTimestamp: info.ntpTimestamp,
        rtpTimestamp: this.#rewriter.timestamp(info.rtpTimestamp),
        packetCount: this.#packets,
        octetCount: this.#octets >>> 0,
      }),
    });
  }
}
