import {
  GenericNack,
  PictureLossIndication,
  RtcpPayloadSpecificFeedback,
  RtcpTransportLayerFeedback,
  type RtcpPacket,
  type RtcpSenderInfo,
  type RtpPacket,
} from 'werift';
import { offeredVideoCodecs } from './codecs.js';
import { LayerChoice } from './layers.js';
import { OutgoingStream } from './outgoing.js';
import { Peer, type PeerHandlers } from './peer.js';
import type { Publication, Receiver } from './publication.js';
import { SfuFailure, type Layer, type LayerReport } from './wire.js';

/** What one participant receives of one publication. */
export class Subscription implements Receiver {
  #peer!: Peer;
  #audio: OutgoingStream | undefined;
  #video: OutgoingStream | undefined;
  readonly #paused = new Set<string>();
  readonly #choice: LayerChoice;
  /** The layer that is being sent: the chosen one only once a keyframe of it has come. */
  #layer: Layer | undefined;

  private constructor(readonly publication: Publication, initialLayer: 'lowest' | 'highest') {
    this.#choice = new LayerChoice(initialLayer);
  }

  static async answer(
    publication: Publication,
    offer: string,
    initialLayer: 'lowest' | 'highest',
    events: Pick<PeerHandlers, 'connected' | 'ended'>,
  ): Promise<Subscription> {
    if (/^m=video /m.test(offer) && !offeredVideoCodecs(offer).includes(publication.codec)) {
      throw new SfuFailure('no-matching-codec', `The publisher sends ${publication.codec}, which the offer lacks.`);
    }
    const subscription = new Subscription(publication, initialLayer);
    const peer = await Peer.answer(offer, 'send', publication.codec, {
      rtp: () => undefined,
      rtcp: (packet) => subscription.#receivedRtcp(packet, Date.now()),
      connected: (farewell) => {
        publication.receivers.add(subscription);
        subscription.#wantKeyframe(Date.now());
        events.connected(farewell);
      },
      ended: events.ended,
    });
    subscription.#peer = peer;
    subscription.#audio = peer.audio && new OutgoingStream(peer, peer.audio, 48_000);
    subscription.#video = peer.video && new OutgoingStream(peer, peer.video, 90_000);
    return subscription;
  }

  get answer(): string {
    return this.#peer.answer;
  }

  audio(packet: RtpPacket, at: number): void {
    if (!this.#audio || this.#paused.has(this.#audio.media.mid)) return;
    this.#audio.forward(packet, at);
  }

  video(layer: Layer, packet: RtpPacket, startsKeyframe: boolean, at: number): void {
    const video = this.#video;
    if (!video || this.#paused.has(video.media.mid)) return;
    if (layer !== this.#layer) {
      if (layer !== this.#wanted(at)) return;
      if (!startsKeyframe) return this.publication.requestKeyframe(layer, at);
      video.begin(packet, at);
      this.#layer = layer;
      this.#choice.started(at);
    }
    video.forward(packet, at);
  }

  senderReport(layer: Layer | undefined, info: RtcpSenderInfo): void {
    if (layer !== undefined && layer !== this.#layer) return;
    const stream = layer === undefined ? this.#audio : this.#video;
    const report = stream?.senderReport(info);
    if (report) this.#peer.sendRtcp(report);
  }

  flow(play: readonly string[], pause: readonly string[], at: number): void {
    for (const mid of pause) this.#paused.add(mid);
    for (const mid of play) this.#paused.delete(mid);
    if (!this.#video || !this.#paused.has(this.#video.media.mid)) return this.#wantKeyframe(at);
    this.#layer = undefined; // after the pause everything begins with a keyframe
  }

  selectLayer(layer: Layer | null, at: number): void {
    this.#choice.pin(layer);
    this.#wantKeyframe(at);
  }

  layers(at: number): LayerReport[] {
    const selected = this.#layer ?? this.#wanted(at);
    return [...this.publication.layers.values()]
      .filter(({ stream }) => stream.isAlive(at))
      .map(({ name, stream, width, height }) => ({
        encodingId: name,
        bitrate: Math.round(stream.bitrate / 1000),
        width,
        height,
        framesPerSecond: stream.framesPerSecond,
        selected: name === selected,
      }));
  }

  lose(milliseconds: number): void {
    this.#peer.lose(milliseconds);
  }

  close(): void {
    this.publication.receivers.delete(this);
    this.#peer.close();
  }

  #wanted(at: number): Layer | undefined {
    const alive = [...this.publication.layers.values()].filter(({ stream }) => stream.isAlive(at));
    return this.#choice.best(
      alive.map(({ name }) => name),
      at,
    );
  }

  #wantKeyframe(at: number): void {
    const wanted = this.#wanted(at);
    if (wanted) this.publication.requestKeyframe(wanted, at);
  }

  #receivedRtcp(packet: RtcpPacket, at: number): void {
    if (packet instanceof RtcpTransportLayerFeedback && packet.feedback instanceof GenericNack) {
      for (const sequence of packet.feedback.lost) this.#video?.again(sequence);
    }
    const isPictureLost =
      packet instanceof RtcpPayloadSpecificFeedback && packet.feedback instanceof PictureLossIndication;
    if (isPictureLost && this.#layer) this.publication.requestKeyframe(this.#layer, at);
  }
}
