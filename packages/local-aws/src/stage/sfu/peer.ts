import {
  RTCPeerConnection,
  useRepairedRtpStreamId,
  useSdesMid,
  useSdesRTPStreamId,
  type RtcpPacket,
  type RTCDtlsTransport,
  type RTCRtpTransceiver,
  type RtpHeader,
  type RtpPacket,
  type StunProtocol,
} from 'werift';
import { audioCodecs, videoCodecs, type VideoCodec } from './codecs.js';
import { farewellOf, type Farewell } from './farewell.js';
import { withStartBitrate } from './sdp.js';
import { SfuFailure } from './wire.js';

type UdpTransport = StunProtocol['transport'];

/** Over this data channel an `IVSBroadcastClient` says goodbye. */
const STOP_CHANNEL = 'stopStream';

/** One m-section of an answer: what a stream in it looks like on the wire. */
export interface Media {
  readonly mid: string;
  readonly payloadType: number;
  readonly rtxPayloadType: number | undefined;
  /** SSRCs that we send with. */
  readonly ssrc: number;
  readonly rtxSsrc: number;
}

export interface PeerHandlers {
  rtp(packet: RtpPacket): void;
  rtcp(packet: RtcpPacket): void;
  connected(farewell: Farewell | undefined): void;
  ended(reason: string): void;
}

/**
 * A peer connection of which werift does SDP, ICE, DTLS and SRTP only. RTP and RTCP are taken from the transport
 * itself: werift's router has one loss detector for all simulcast layers together and drops their retransmissions.
 */
export class Peer {
  private constructor(
    private readonly connection: RTCPeerConnection,
    private readonly transport: RTCDtlsTransport,
    readonly answer: string,
    readonly audio: Media | undefined,
    readonly video: Media | undefined,
  ) {}

  static async answer(offer: string, we: 'receive' | 'send', codec: VideoCodec, handlers: PeerHandlers): Promise<Peer> {
    const connection = new RTCPeerConnection({
      iceServers: [],
      iceUseIpv6: false,
      // A browser on this machine may have no other interface that works.
      iceAdditionalHostAddresses: ['127.0.0.1'],
      bundlePolicy: 'max-bundle',
      codecs: { audio: audioCodecs(), video: videoCodecs(codec) },
      headerExtensions: {
        audio: [useSdesMid()],
        video: we === 'receive' ? [useSdesMid(), useSdesRTPStreamId(), useRepairedRtpStreamId()] : [useSdesMid()],
      },
    });
    try {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      const transceivers = connection.getTransceivers();
      const [transport] = connection.dtlsTransports;
      if (!transport || transceivers.length === 0) throw new SfuFailure('bad-offer', 'The offer has no media.');
      for (const transceiver of transceivers) transceiver.setDirection(we === 'receive' ? 'recvonly' : 'sendonly');
      transport.onRtp.allUnsubscribe();
      transport.onRtcp.allUnsubscribe();
      transport.onRtp.subscribe(handlers.rtp);
      transport.onRtcp.subscribe(handlers.rtcp);
      connection.connectionStateChange.subscribe((state) => {
        if (state === 'connected') handlers.connected(farewellOf(transport));
        if (state === 'failed' || state === 'closed') handlers.ended(state);
      });
      connection.onDataChannel.subscribe((channel) => {
        if (channel.label === STOP_CHANNEL) channel.onMessage.subscribe(() => handlers.ended('stopped'));
      });
      const { sdp } = await connection.createAnswer();
      // The browser begins the DTLS handshake: as a client werift waits 100 ms first.
      const local = await connection.setLocalDescription({
        type: 'answer',
        sdp: sdp.replace(/^a=setup:\w+/gm, 'a=setup:passive'),
      });
      const answer = we === 'receive' ? withStartBitrate(local.toSdp().sdp) : local.toSdp().sdp;
      const media = (kind: 'audio' | 'video') => describe(transceivers.find((one) => one.kind === kind));
      return new Peer(connection, transport, answer, media('audio'), media('video'));
    } catch (error) {
      void connection.close();
      if (error instanceof SfuFailure) throw error;
      throw new SfuFailure('bad-offer', `The offer cannot be answered: ${(error as Error).message}`);
    }
  }

  send(header: RtpHeader, payload: Buffer): void {
    if (this.transport.state === 'connected') void this.transport.sendRtp(payload, header);
  }

  sendRtcp(...packets: RtcpPacket[]): void {
    if (this.transport.state !== 'connected' || packets.length === 0) return;
    this.transport.sendRtcp(packets).catch(() => undefined); // the transport closes at any time
  }

  /** Drops every packet both ways for so long, also those by which the two sides know that the other is there. */
  lose(milliseconds: number): void {
    const pairs = this.connection.iceTransports.flatMap(({ connection }) => connection.candidatePairs);
    for (const udp of new Set(pairs.map(({ protocol }) => (protocol as StunProtocol).transport))) drop(udp, milliseconds);
  }

  close(): void {
    this.connection.connectionStateChange.allUnsubscribe();
    this.transport.onRtp.allUnsubscribe();
    this.transport.onRtcp.allUnsubscribe();
    this.connection.close().catch(() => undefined);
  }
}

const dropping = new WeakSet<UdpTransport>();

function drop(udp: UdpTransport, milliseconds: number): void {
  if (dropping.has(udp)) return;
  dropping.add(udp);
  const { onData, send } = udp;
  Object.assign(udp, { onData: () => undefined, send: async () => undefined });
  setTimeout(() => {
    dropping.delete(udp);
    Object.assign(udp, { onData, send });
  }, milliseconds);
}

function describe(transceiver: RTCRtpTransceiver | undefined): Media | undefined {
  const codec = transceiver?.codecs.find(({ name }) => name.toLowerCase() !== 'rtx');
  if (!transceiver || !codec || transceiver.mid === null) return undefined;
  return {
    mid: transceiver.mid,
    payloadType: codec.payloadType,
    rtxPayloadType: transceiver.codecs.find(({ name }) => name.toLowerCase() === 'rtx')?.payloadType,
    ssrc: transceiver.sender.ssrc,
    rtxSsrc: transceiver.sender.rtxSsrc,
  };
}
