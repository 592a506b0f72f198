import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldClock } from '../adapters/memory/index.js';
import type { Engine } from '../engine/index.js';
import { createEngine } from '../event/index.js';
import { histories, HISTORY, Rehearsal, RUNS, wired, type Step } from '../event/rehearsal.test.support.js';
import type { Clock } from '../ports/index.js';
import type { Frame, Snapshot } from '../sync/index.js';
import { canonical } from '../sync/trees.test.support.js';
import { PublicView } from './public-view.js';

const CLIENTS = 12;
const PER_SECOND = 4;
/** Long enough that a lost repeat of the last frame is followed by others. */
const IDLE = 300;
const repeats = (quiet: number) => quiet === 5 || quiet >= 15 && (quiet - 15) % 30 === 0;

interface Weather {
  readonly loss: number;
  readonly seed: number;
  /** The second at which the server begins a new epoch. */
  readonly newEpochAt: number | undefined;
}

/** A feed that loses, doubles and reorders, and snapshots that may be old, for a dozen clients of one engine. */
class Network {
  readonly clock = heldClock(HISTORY);
  readonly random: () => number;
  readonly clients: PublicView[];
  fetches = 0;
  frames = 0;
  /** Frames that only somebody with the one before could use, because of the bytes. */
  narrow = 0;
  readonly #takers: ((frame: Frame) => void)[] = [];
  #served: Snapshot | undefined;
  #servedAt = -Infinity;
  #servedBefore: Snapshot | undefined;

  constructor(public engine: Engine, private readonly weather: Weather) {
    this.random = randomFrom(weather.seed);
    const clock: Clock = { ...this.clock, random: this.random };
    this.clients = Array.from({ length: CLIENTS }, () => new PublicView({
      clock,
      changed: () => undefined,
      feed: { subscribe: (take) => (this.#takers.push(take), () => undefined) },
      snapshots: { fetch: () => this.#fetch() },
    }));
  }

  send(frame: Frame): void {
    this.frames++;
    for (const take of this.#takers) {
      const copies = this.random() < this.weather.loss ? 0 : this.random() < 0.2 ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        const late = this.random() < 0.05 ? 1500 + this.random() * 1500 : 0;
        this.clock.after(60 + this.random() * 240 + late, () => take(wired(frame)));
      }
    }
  }

  /** As a cache gives it: up to a second old, and now and then the one before. */
  #fetch(): Promise<Snapshot> {
    this.fetches++;
    if (this.clock.now() - this.#servedAt > 1000) {
      this.#servedBefore = this.#served;
      this.#served = wired(this.engine.publicView.snapshot());
      this.#servedAt = this.clock.now();
    }
    const answer = this.random() < 0.15 && this.#servedBefore ? this.#servedBefore : this.#served!;
    return new Promise((resolve) => this.clock.after(80 + this.random() * 200, () => resolve(answer)));
  }
}

async function play(steps: readonly Step[], weather: Weather, bytes = 1000) {
  const live = new Rehearsal();
  live.engine.settle();
  const network = new Network(live.engine, weather);
  let { engine } = live;
  let replayed = 0;
  let last: Frame | undefined;
  let quiet = 0;
  for (const client of network.clients) client.start();
  await network.clock.advance(2000);
  const joined = network.fetches;
  for (let second = 0; second < steps.length / PER_SECOND + IDLE; second++) {
    const now = steps.slice(second * PER_SECOND, (second + 1) * PER_SECOND);
    for (const step of now) live.take({ ...step, wait: 1000 / PER_SECOND });
    if (second === weather.newEpochAt) {
      engine = createEngine(HISTORY + 1);
      engine.load(wired(live.engine.dump()));
      network.engine = engine;
    } else if (engine !== live.engine) for (const entry of live.log.slice(replayed)) engine.replay(entry);
    replayed = live.log.length;
    engine.settle();
    // A view that is loaded has no stretch to make a frame of, so a new epoch announces itself.
    const announced: Frame | undefined = second === weather.newEpochAt
      ? { epoch: engine.epoch, view: 'public', from: engine.seq, to: engine.seq } : undefined;
    const frame = announced ?? engine.publicView.frame({ window: 8, bytes });
    if (frame) {
      if (frame.from === (last?.to ?? frame.from)) network.narrow++;
      last = frame;
      quiet = 0;
      network.send(frame);
    } else if (last && repeats(++quiet)) network.send(last);
    await network.clock.advance(1000);
  }
  const truth = engine.publicView.snapshot();
  return { network, truth, resyncs: (network.fetches - joined) / CLIENTS };
}

const focus = ['questions', 'hands', 'stage'];
const schedules = histories(focus, 200);
const busy = histories(focus, 240, 240);

describe('the public view over a bad network', () => {
  it('every client converges exactly, with 20 % lost, doubled, reordered, old snapshots and a new epoch', async () => {
    const newEpochAt = fc.option(fc.nat(40), { nil: undefined });
    const most = fc.constantFrom(300, 1000);
    await fc.assert(fc.asyncProperty(schedules, fc.integer(), newEpochAt, most, async (steps, seed, at, bytes) => {
      const { network, truth } = await play(steps, { loss: 0.2, seed, newEpochAt: at }, bytes);
      for (const client of network.clients) {
        expect(client.behind).toBe(false);
        expect(canonical(client.state)).toBe(canonical(truth.state));
        client.stop();
      }
    }), { numRuns: Math.ceil(RUNS / 2) });
  });

  it('fetches a snapshot for one client in ten at most', async () => {
    // A rate is estimated over one fixed sample: the next one differs by chance, and chance is no defect.
    let total = 0;
    let [frames, narrow, runs] = [0, 0, 0];
    await fc.assert(fc.asyncProperty(busy, fc.integer(), async (steps, seed) => {
      const { network, resyncs } = await play(steps, { loss: 0.2, seed, newEpochAt: undefined });
      total += resyncs;
      frames += network.frames;
      narrow += network.narrow;
      runs++;
    }), { numRuns: Math.ceil(RUNS / 2), seed: 20 });
    // The weather has to be as bad as it is meant to be for the figure to say anything.
    expect(frames / runs).toBeGreaterThan(40);
    expect(narrow).toBeGreaterThan(0);
    expect(total / runs).toBeLessThanOrEqual(0.1);
  });
});

/** A linear congruential generator (the constants of Numerical Recipes): the same weather for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
