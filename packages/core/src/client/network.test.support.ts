import { heldClock } from '../adapters/memory/index.js';
import { createEngine } from '../event/index.js';
import { HISTORY, Rehearsal, wired, type Step } from '../event/rehearsal.test.support.js';
import type { Clock } from '../ports/index.js';
import type { Frame, Snapshot } from '../sync/index.js';
import { PublicView } from './public-view.js';

export const CLIENTS = 12;
const PER_SECOND = 4;
/** Long enough that a lost repeat of the last frame is followed by others. */
const IDLE = 300;
const repeats = (quiet: number) => quiet === 5 || quiet >= 15 && (quiet - 15) % 30 === 0;

export interface Weather {
  readonly seed: number;
  /** The share of the frames that a client does not get. */
  readonly loss: number;
  readonly bytes?: number;
  /** The second at which the server begins a new epoch. */
  readonly newEpochAt?: number | undefined;
  /** The second at which another process goes on, and by how much its clock is ahead. */
  readonly takenOver?: { readonly at: number; readonly ahead: number } | undefined;
  /** So many of the last seconds of the history nothing arrives at all. */
  readonly lostTail?: number;
  /** By how much the clocks of the clients go wrong, at most: 0.01 is a second in a hundred. */
  readonly drift?: number;
}

/** A feed that loses, doubles and reorders, and snapshots that may be old, for a dozen clients of one engine. */
class Network {
  readonly clock = heldClock(HISTORY);
  readonly clients: readonly PublicView[];
  fetches = 0;
  /** Repeats among them. */
  frames = 0;
  /** Frames that only somebody with the one before could use, because of the bytes. */
  narrow = 0;
  isDown = false;
  last: Frame | undefined;
  readonly #random: () => number;
  readonly #takers: ((frame: Frame) => void)[] = [];
  #served: Snapshot | undefined;
  #servedAt = -Infinity;
  #servedBefore: Snapshot | undefined;

  constructor(private readonly snapshot: () => Snapshot, private readonly weather: Weather) {
    this.#random = randomFrom(weather.seed);
    this.clients = Array.from({ length: CLIENTS }, () => new PublicView({
      clock: this.#clientClock(),
      changed: () => undefined,
      feed: { subscribe: (take) => (this.#takers.push(take), () => undefined) },
      snapshots: { fetch: () => this.#fetch() },
    }));
  }

  publish(frame: Frame): void {
    if (frame.from === (this.last?.to ?? frame.from)) this.narrow++;
    this.last = frame;
    this.send(frame);
  }

  send(frame: Frame): void {
    this.frames++;
    for (const take of this.#takers) {
      const copies = this.isDown || this.#random() < this.weather.loss ? 0 : this.#random() < 0.2 ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        const late = this.#random() < 0.05 ? 1500 + this.#random() * 1500 : 0;
        this.clock.after(60 + this.#random() * 240 + late, () => take(wired(frame)));
      }
    }
  }

  /** As a cache gives it: up to a second old, and now and then the one before. */
  #fetch(): Promise<Snapshot> {
    this.fetches++;
    if (this.clock.now() - this.#servedAt > 1000) {
      this.#servedBefore = this.#served;
      this.#served = wired(this.snapshot());
      this.#servedAt = this.clock.now();
    }
    const answer = this.#random() < 0.15 && this.#servedBefore ? this.#servedBefore : this.#served!;
    return new Promise((resolve) => this.clock.after(80 + this.#random() * 200, () => resolve(answer)));
  }

  #clientClock(): Clock {
    const { drift = 0 } = this.weather;
    const [speed, offset] = drift ? [1 + drift * (2 * this.#random() - 1), 3_600_000 * (this.#random() - 0.5)] : [1, 0];
    return {
      now: () => this.clock.now() * speed + offset,
      after: (milliseconds, run) => this.clock.after(milliseconds / speed, run),
      random: this.#random,
    };
  }
}

/** A history, told to a dozen clients in this weather, and then silence until the repeats have healed what they can. */
export async function play(steps: readonly Step[], weather: Weather) {
  const { bytes = 1000, lostTail = 0, newEpochAt, takenOver } = weather;
  const live = new Rehearsal();
  let { engine } = live;
  let replayed = 0;
  const network = new Network(() => engine.publicView.snapshot(), weather);
  for (const client of network.clients) client.start();
  await network.clock.advance(2000);
  const joined = network.fetches;
  const busy = steps.length / PER_SECOND;
  let quiet = 0;
  for (let second = 0; second < busy + IDLE; second++) {
    network.isDown = second < busy && second >= busy - lostTail;
    if (second === takenOver?.at) live.now += takenOver.ahead;
    for (const step of steps.slice(second * PER_SECOND, (second + 1) * PER_SECOND)) {
      live.take({ ...step, wait: 1000 / PER_SECOND });
    }
    const goesOn = second === newEpochAt || second === takenOver?.at;
    if (goesOn) {
      // An epoch never goes back, whoever writes.
      const isNew = newEpochAt !== undefined && second >= newEpochAt;
      engine = createEngine(HISTORY + (isNew ? 1 : 0));
      engine.load(wired(live.engine.dump()));
    } else if (engine !== live.engine) for (const entry of live.log.slice(replayed)) engine.replay(entry);
    replayed = live.log.length;
    engine.settle();
    const { epoch, seq } = engine;
    // A view that was loaded has no stretch to make a frame of, so it says how far it has come.
    const frame: Frame | undefined = goesOn
      ? { epoch, view: 'public', from: seq, to: seq } : engine.publicView.frame({ window: 8, bytes });
    if (frame) {
      quiet = 0;
      network.publish(frame);
    } else if (network.last && repeats(++quiet)) network.send(network.last);
    await network.clock.advance(1000);
  }
  for (const client of network.clients) client.stop();
  const { frames, narrow, clients } = network;
  return { clients, frames, narrow, truth: engine.publicView.snapshot(), resyncs: (network.fetches - joined) / CLIENTS };
}

/** A linear congruential generator (the constants of Numerical Recipes): the same weather for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
