import {
  GenericNack,
  PictureLossIndication,
  ReceiverEstimatedMaxBitrate,
  RtcpPayloadSpecificFeedback,
  RtcpReceiverInfo,
  RtcpRrPacket,
  RtcpSrPacket,
  RtcpTransportLayerFeedback,
  RTP_EXTENSION_URI,
  unwrapRtx,
  type RtcpPacket,
  type RtcpSenderInfo,
  type RtpPacket,
} from 'werift';
import { chooseVideoCodec, type VideoCodec } from './codecs.js';
import { IncomingStream } from './incoming.js';
import { keyframeIn } from './keyframe.js';
import { isLayer, ONLY_LAYER } from './layers.js';
import { Peer, type PeerHandlers } from './peer.js';
import { headerExtensions, retransmissions } from './sdp.js';
import type { Layer } from './wire.js';

const KEYFRAME_INTERVAL_MS = 300;
/** What a publisher is told that it may send: a browser on this machine has no congestion to fear. */
const MAX_BITRATE = 8_000_000;
/** The SSRC of our own reports; a publisher's browser has none that small. */
const OUR_SSRC = 1;

export interface VideoLayer {
  readonly name: Layer;
  readonly stream: IncomingStream;
  width: number;
  height: number;
  askedForKeyframe: number;
}

/** Who gets all that comes in. */
export interface Receiver {
  audio(packet: RtpPacket, at: number): void;
  video(layer: Layer, packet: RtpPacket, startsKeyframe: boolean, at: number): void;
  /** `layer` is undefined for audio. */
  senderReport(layer: Layer | undefined, info: RtcpSenderInfo): void;
}

/** What one participant sends: an audio stream and one to three layers of video, handed to all receivers. */
export class Publication {
  readonly receivers = new Set<Receiver>();
  readonly layers = new Map<Layer, VideoLayer>();
  #audio: IncomingStream | undefined;
  readonly #byVideoSsrc = new Map<number, VideoLayer>();
  #peer!: Peer;
  #extensions: ReadonlyMap<string, number> = new Map();

  private constructor(readonly codec: VideoCodec, private readonly mediaByRtx: Map<number, number>) {}

  static async answer(offer: string, events: Pick<PeerHandlers, 'connected' | 'ended'>): Promise<Publication> {
    const publication = new Publication(chooseVideoCodec(offer), new Map(retransmissions(offer)));
    publication.#peer = await Peer.answer(offer, 'receive', publication.codec, {
      rtp: (packet) => publication.#received(packet, Date.now()),
      rtcp: (packet) => publication.#receivedRtcp(packet, Date.now()),
      ...events,
    });
    publication.#extensions = headerExtensions(publication.answer);
    return publication;
  }

  get answer(): string {
    return this.#peer.answer;
  }

  /** bit/s of all that comes in. */
  get bitrate(): number {
    return this.#streams().reduce((sum, stream) => sum + stream.bitrate, 0);
  }

  /** Asks the browser for a keyframe, but not more often than it would make one. */
  requestKeyframe(name: Layer, at: number): void {
    const layer = this.layers.get(name);
    if (!layer || at - layer.askedForKeyframe < KEYFRAME_INTERVAL_MS) return;
    layer.askedForKeyframe = at;
    const feedback = new PictureLossIndication({ senderSsrc: OUR_SSRC, mediaSsrc: layer.stream.ssrc });
    this.#peer.sendRtcp(new RtcpPayloadSpecificFeedback({ feedback }));
  }

  /** Receiver reports and the bitrate that is allowed; about twice a second. */
  report(at: number): void {
    const streams = this.#streams();
    if (streams.length === 0) return;
    const reports = streams.map((stream) => new RtcpReceiverInfo({ ssrc: stream.ssrc, ...stream.report(at) }));
    this.#peer.sendRtcp(new RtcpRrPacket({ ssrc: OUR_SSRC, reports }));
    const ssrcs = [...this.layers.values()].map((layer) => layer.stream.ssrc);
    if (ssrcs.length > 0) this.#peer.sendRtcp(new RtcpPayloadSpecificFeedback({ feedback: allowed(ssrcs) }));
  }

  measure(at: number): void {
    for (const stream of this.#streams()) stream.measure(at);
  }

  lose(milliseconds: number): void {
    this.#peer.lose(milliseconds);
  }

  close(): void {
    this.#peer.close();
  }

  #streams(): IncomingStream[] {
    const video = [...this.layers.values()].map((layer) => layer.stream);
    return this.#audio ? [this.#audio, ...video] : video;
  }

  #received(packet: RtpPacket, at: number): void {
    const { audio, video } = this.#peer;
    const { payloadType } = packet.header;
    if (payloadType === audio?.payloadType) this.#receivedAudio(packet, at);
    else if (payloadType === video?.payloadType) this.#receivedVideo(packet, at);
    else if (video && payloadType === video.rtxPayloadType) this.#receivedAgain(packet, video.payloadType, at);
  }

  #receivedAudio(packet: RtpPacket, at: number): void {
    if (this.#audio?.ssrc !== packet.header.ssrc) this.#audio = new IncomingStream(packet.header.ssrc, 48_000);
    this.#audio.arrived(packet, at);
    for (const receiver of this.receivers) receiver.audio(packet, at);
  }

  #receivedVideo(packet: RtpPacket, at: number): void {
    const layer = this.#byVideoSsrc.get(packet.header.ssrc) ?? this.#newLayer(packet);
    if (!layer) return;
    const arrival = layer.stream.arrived(packet, at);
    if (arrival === 'outage') this.requestKeyframe(layer.name, at);
    if (layer.stream.loss.missing > 0) this.#askAgain(layer, at);
    if (arrival !== 'duplicate') this.#forward(layer, packet, at);
  }

  /** A retransmission: the sequence number of the original is in front of its payload (RFC 4588). */
  #receivedAgain(packet: RtpPacket, payloadType: number, at: number): void {
    if (packet.payload.length <= 2) return; // padding, sent to probe the bandwidth
    const ssrc = this.mediaByRtx.get(packet.header.ssrc) ?? this.#repaired(packet);
    const layer = ssrc === undefined ? undefined : this.#byVideoSsrc.get(ssrc);
    if (!layer) return;
    const original = unwrapRtx(packet, payloadType, layer.stream.ssrc);
    if (layer.stream.loss.arrived(original.header.sequenceNumber, at) === 'late') this.#forward(layer, original, at);
  }

  #forward(layer: VideoLayer, packet: RtpPacket, at: number): void {
    const keyframe = keyframeIn(this.codec, packet.payload);
    if (keyframe?.width && keyframe.height) Object.assign(layer, keyframe);
    for (const receiver of this.receivers) receiver.video(layer.name, packet, keyframe !== undefined, at);
  }

  #askAgain(layer: VideoLayer, at: number): void {
    const { again, abandoned } = layer.stream.loss.due(at);
    if (abandoned > 0) this.requestKeyframe(layer.name, at);
    if (again.length === 0) return;
    const nack = new GenericNack({
      senderSsrc: OUR_SSRC,
      mediaSourceSsrc: layer.stream.ssrc,
      lost: [...again].sort((a, b) => a - b),
    });
    this.#peer.sendRtcp(new RtcpTransportLayerFeedback({ feedback: nack }));
  }

  #newLayer(packet: RtpPacket): VideoLayer | undefined {
    const rid = this.#extension(packet, RTP_EXTENSION_URI.sdesRTPStreamID);
    // Without simulcast there are no stream ids; with it, a packet without one cannot be told apart.
    const name = rid ?? (this.#isSimulcast() ? undefined : ONLY_LAYER);
    if (!isLayer(name)) return undefined;
    const layer: VideoLayer = {
      name,
      stream: new IncomingStream(packet.header.ssrc, 90_000),
      width: 0,
      height: 0,
      askedForKeyframe: 0,
    };
    const before = this.layers.get(name);
    if (before) this.#byVideoSsrc.delete(before.stream.ssrc);
    this.layers.set(name, layer);
    this.#byVideoSsrc.set(packet.header.ssrc, layer);
    return layer;
  }

  #isSimulcast(): boolean {
    return this.answer.includes('a=simulcast:');
  }

  #repaired(packet: RtpPacket): number | undefined {
    const rid = this.#extension(packet, RTP_EXTENSION_URI.repairedRtpStreamId);
    const ssrc = isLayer(rid) ? this.layers.get(rid)?.stream.ssrc : undefined;
    if (ssrc !== undefined) this.mediaByRtx.set(packet.header.ssrc, ssrc);
    return ssrc;
  }

  #extension(packet: RtpPacket, uri: string): string | undefined {
    const id = this.#extensions.get(uri);
    return packet.header.extensions.find((extension) => extension.id === id)?.payload.toString('utf8');
  }

  #receivedRtcp(packet: RtcpPacket, at: number): void {
    if (!(packet instanceof RtcpSrPacket)) return;
    const layer = this.#byVideoSsrc.get(packet.ssrc);
    const stream = this.#audio?.ssrc === packet.ssrc ? this.#audio : layer?.stream;
    stream?.senderReport(packet.senderInfo.ntpTimestamp, at);
    if (!stream) return;
    for (const receiver of this.receivers) receiver.senderReport(layer?.name, packet.senderInfo);
  }
}

/** RFC draft-alvestrand-rmcat-remb: a mantissa of 18 bits and an exponent. */
function allowed(ssrcs: number[]): ReceiverEstimatedMaxBitrate {
  let exponent = 0;
  let mantissa = MAX_BITRATE;
  for (; mantissa >= 2 ** 18; exponent += 1) mantissa = Math.floor(mantissa / 2);
  return new ReceiverEstimatedMaxBitrate({
    senderSsrc: OUR_SSRC,
    mediaSsrc: 0,
    ssrcNum: ssrcs.length,
    brExp: exponent,
    brMantissa: mantissa,
    ssrcFeedbacks: ssrcs,
  });
}
