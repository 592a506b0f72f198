import type { RtpPacket } from 'werift';
import type { MediaFrame } from './frame-wire.js';
import { frameAssembler, type FrameAssembler, type VideoPacket } from './frames.js';
import { keyframeIn } from './keyframe.js';
import { LayerChoice } from './layers.js';
import type { Publication, Receiver } from './publication.js';
import { ReorderBuffer } from './reorder.js';
import { RtpRewriter } from './rewriter.js';
import { sequenceDistance } from './sequence.js';
import { StreamClock } from './stream-clock.js';
import type { Layer } from './wire.js';

interface OrderedPacket extends VideoPacket {
  readonly sequence: number;
  readonly at: number;
}

/** Takes a publication apart into whole frames, for what goes on to be mixed, packaged or recorded on this machine. */
export class Tap implements Receiver {
  readonly #choice = new LayerChoice('highest');
  readonly #rewriter = new RtpRewriter(90_000);
  readonly #order = new ReorderBuffer<OrderedPacket>();
  readonly #frames: FrameAssembler;
  readonly #videoClock = new StreamClock(90_000);
  readonly #audioClock = new StreamClock(48_000);
  #audioSequence: number | undefined;
  #layer: Layer | undefined;
  #isWhole = false;
  #size = { width: 0, height: 0 };
  #startsKeyframe = false;
  #keyframeAt = 0;

  /** `keyframeEvery`: milliseconds after which the next keyframe is asked for; 0 leaves it to the publisher. */
  constructor(
    private readonly publication: Publication,
    private readonly keyframeEvery: number,
    private readonly onFrame: (frame: MediaFrame) => void,
  ) {
    this.#frames = frameAssembler(publication.codec);
    publication.receivers.add(this);
    const at = Date.now();
    const best = this.#wanted(at);
    if (best) publication.requestKeyframe(best, at);
  }

  audio({ header, payload }: RtpPacket, at: number): void {
    const before = this.#audioSequence;
    const isOld = before !== undefined && sequenceDistance(before, header.sequenceNumber) <= 0;
    if (isOld || payload.length === 0) return;
    this.#audioSequence = header.sequenceNumber;
    const time = this.#audioClock.milliseconds(header.timestamp, at);
    this.onFrame({ codec: 'OPUS', time, keyframe: true, width: 0, height: 0, data: payload });
  }

  video(layer: Layer, packet: RtpPacket, startsKeyframe: boolean, at: number): void {
    const { header } = packet;
    const position = { sequence: header.sequenceNumber, timestamp: header.timestamp };
    if (layer !== this.#layer) {
      if (layer !== this.#wanted(at)) return;
      if (!startsKeyframe) return this.publication.requestKeyframe(layer, at);
      this.#rewriter.begin(position, at);
      this.#layer = layer;
      this.#choice.started(at);
    }
    const rewritten = this.#rewriter.rewrite(position, at);
    // Padding has no payload, but it has a sequence number.
    if (!rewritten) return;
    const ordered = { ...rewritten, marker: header.marker, payload: packet.payload, at };
    const { packets, lost } = this.#order.add(ordered, at);
    if (lost) this.#isWhole = false;
    for (const each of packets) this.#assemble(each);
    this.#wantKeyframe(layer, at);
  }

  senderReport(): void {
    // The clock of this machine is the one that counts.
  }

  close(): void {
    this.publication.receivers.delete(this);
  }

  #assemble(packet: OrderedPacket): void {
    if (packet.payload.length === 0) return;
    const keyframe = keyframeIn(this.publication.codec, packet.payload);
    if (keyframe && !this.#isWhole) {
      this.#frames.drop();
      this.#isWhole = true;
    }
    if (keyframe) this.#startsKeyframe = true;
    if (keyframe?.width && keyframe.height) this.#size = { width: keyframe.width, height: keyframe.height };
    if (!this.#isWhole) return;
    const data = this.#frames.add(packet);
    if (!data) return;
    const isKeyframe = this.#startsKeyframe;
    this.#startsKeyframe = false;
    if (isKeyframe) this.#keyframeAt = packet.at;
    this.onFrame({
      codec: this.publication.codec,
      time: this.#videoClock.milliseconds(packet.timestamp, packet.at),
      keyframe: isKeyframe,
      ...(isKeyframe ? this.#size : { width: 0, height: 0 }),
      data,
    });
  }

  #wantKeyframe(layer: Layer, at: number): void {
    const isDue = this.keyframeEvery > 0 && at - this.#keyframeAt >= this.keyframeEvery;
    if (isDue || !this.#isWhole) this.publication.requestKeyframe(layer, at);
  }

  #wanted(at: number): Layer | undefined {
    const alive = [...this.publication.layers.values()].filter(({ stream }) => stream.isAlive(at));
    return this.#choice.best(
      alive.map(({ name }) => name),
      at,
    );
  }
}
