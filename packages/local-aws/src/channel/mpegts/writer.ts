import { adts, type AacConfiguration } from '../flv/aac.js';
import { annexB, type AvcConfiguration } from '../flv/avc.js';
import { EMPTY_TAG, textTag, TIMED_METADATA } from './id3.js';
import { Packetizer } from './packets.js';
import { pes, STREAM_IDS, TICKS } from './pes.js';
import { PIDS, program, programs } from './tables.js';

/** All times are moved by this, so that the clock, which runs ahead of the pictures, is never negative. */
const OFFSET_TICKS = 90_000;
const CLOCK_LEAD_TICKS = 45_000;

export interface Picture {
  readonly data: Buffer;
  readonly keyframe: boolean;
  readonly decoded: number;
  readonly shown: number;
}

/** Writes one transport stream of H.264, AAC and timed metadata. All times are milliseconds of the stream. */
export class TransportWriter {
  readonly #packetizer = new Packetizer();
  #parts: Buffer[] = [];
  #bytes = 0;

  /** Bytes since the last `take`. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What a segment begins with: the tables, and a first sign of the metadata that they announce. */
  begin(time: number, has: { readonly audio: boolean }): void {
    this.#add(this.#packetizer.packets(PIDS.programs, programs()));
    this.#add(this.#packetizer.packets(PIDS.program, program(has)));
    this.#metadata(time, EMPTY_TAG);
  }

  /** Throws FlvError when the picture is not made of whole units. */
  picture({ data, keyframe, decoded, shown }: Picture, configuration: AvcConfiguration): void {
    const times = { shown: ticks(shown), decoded: ticks(decoded) };
    this.#add(this.#packetizer.packets(PIDS.video, pes(STREAM_IDS.video, times, annexB(data, configuration)), {
      clock: (times.decoded - CLOCK_LEAD_TICKS + TICKS) % TICKS, randomAccess: keyframe,
    }));
  }

  sound(frame: Buffer, shown: number, configuration: AacConfiguration): void {
    const packet = pes(STREAM_IDS.audio, { shown: ticks(shown) }, adts(frame, configuration));
    this.#add(this.#packetizer.packets(PIDS.audio, packet));
  }

  cue(shown: number, text: string): void {
    this.#metadata(shown, textTag(TIMED_METADATA, text));
  }

  /** Everything written since the last time. */
  take(): Buffer {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    return bytes;
  }

  #metadata(shown: number, tag: Buffer): void {
    this.#add(this.#packetizer.packets(PIDS.metadata, pes(STREAM_IDS.private, { shown: ticks(shown) }, tag)));
  }

  #add(packets: Buffer): void {
    this.#parts.push(packets);
    this.#bytes += packets.length;
  }
}

function ticks(milliseconds: number): number {
  return (Math.round(milliseconds * 90) + OFFSET_TICKS) % TICKS;
}
