import { systemClock, type Clock, type Player } from '../../ports/index.js';
import { MemoryPlayback, type MemoryStream } from './playback.js';

export interface MemoryPlayerOptions {
  /** The system's clock unless told; `heldClock()` to decide about time. */
  readonly clock?: Clock;
  /** How late the picture is, in seconds; 5 unless told. */
  readonly latency?: number;
  /** What the player tells of it beside its position: `latency` unless told. */
  readonly tells?: 'nothing' | 'latency' | 'time';
}

/** A player whose stream, delay and troubles a test or a story decides about. */
export interface MemoryPlayer extends Player {
  /** Something is streamed from now on: what is opened plays. */
  start(): void;
  /** The encoder stops: connections play to the end and are `ended`. */
  end(): void;
  /** Timed metadata in the picture of now: told when a viewer's picture reaches it. */
  metadata(text: string): void;
  /** The network of the viewers: nothing arrives while on. */
  stall(on: boolean): void;
  /** Seconds, for what is opened or goes back to live from now on. */
  setLatency(seconds: number): void;
  /** Whether the browser lets a video begin with sound; it does unless told. */
  allowSound(on: boolean): void;
  /** Connections break with `playback/unreachable`. */
  break(): void;
  /** How many connections are open. */
  readonly connections: number;
}

/**
 * Plays a stream that is nothing but time. Nothing is streamed before `start`: what is opened is `idle` with
 * `playback/not-there`.
 */
export function memoryPlayer(options: MemoryPlayerOptions = {}): MemoryPlayer {
  const { clock = systemClock, latency = 5, tells = 'latency' } = options;
  const open = new Set<MemoryPlayback>();
  const stream: MemoryStream = {
    clock, tells, latency, metadata: [], startedAt: undefined, endedAt: undefined, stalled: false, sound: true,
    closed: (playback) => void open.delete(playback),
  };
  const tell = () => { for (const playback of [...open]) playback.update(); };
  return {
    async open(wanted) {
      const playback = new MemoryPlayback(stream, wanted);
      open.add(playback);
      return playback;
    },
    start() {
      Object.assign(stream, { startedAt: clock.now(), endedAt: undefined, metadata: [] });
    },
    end() {
      stream.endedAt ??= clock.now();
      tell();
    },
    metadata(text) {
      if (stream.startedAt === undefined || stream.endedAt !== undefined) return;
      stream.metadata = [...stream.metadata, { text, position: (clock.now() - stream.startedAt) / 1000 }];
      tell();
    },
    stall(on) {
      stream.stalled = on;
      tell();
    },
    setLatency: (seconds) => void (stream.latency = seconds),
    allowSound: (on) => void (stream.sound = on),
    break() {
      for (const playback of [...open]) playback.break();
    },
    get connections() {
      return open.size;
    },
  };
}
