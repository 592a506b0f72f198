import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureClock, type PictureReading } from './picture-clock.js';

const T0 = 1_700_000_000_000;
/** Milliseconds that a cue comes after the time it names, at most; how wrong dates and latencies are; the viewer's delay. */
const SLOWEST = 2_000;
const DATE_ERROR = 800;
const LATENCY_ERROR = 1_500;
const DELAY = { min: 2_000, max: 20_000 };

/** One viewer of one stream, of which all is known. */
class Viewer {
  now = T0 + 100_000;
  position: number;
  timeline = 0;
  moving = true;
  /** Server time of position zero. */
  origin = T0;
  /** The best that this viewer's clock has been told, as the error that it may have. */
  bound: number;
  clock = new PictureClock();
  knows: 'nothing' | 'latency' | 'date';

  constructor(readonly delay: number, knows: Viewer['knows'], readonly error: number) {
    this.knows = knows;
    this.position = (this.now - delay - this.origin) / 1000;
    this.bound = this.fallback;
  }

  get fallback(): number {
    if (this.knows === 'date') return DATE_ERROR;
    return this.knows === 'latency' ? LATENCY_ERROR : Infinity;
  }
  get truth(): number {
    return this.origin + this.position * 1000;
  }
  get reading(): PictureReading {
    const { now, position, timeline, moving } = this;
    return {
      now, position, timeline, moving,
      ...(this.knows === 'date' && { pictureTime: this.truth + this.error * DATE_ERROR }),
      ...(this.knows === 'latency' && { latency: Math.max(0, now - this.truth + this.error * LATENCY_ERROR) / 1000 }),
    };
  }
  read(): number {
    return this.clock.read(this.reading);
  }
}

type Step = (viewer: Viewer) => { readonly jumped?: boolean } | void;
const pass = (ms: number): Step => (viewer) => {
  viewer.now += ms;
  if (viewer.moving) viewer.position += ms / 1000;
};
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 5000 }).map(pass),
  fc.boolean().map((moving): Step => (viewer) => void (viewer.moving = moving)),
  fc.constant<Step>((viewer) => {
    viewer.position = (viewer.now - viewer.delay - viewer.origin) / 1000;
    return { jumped: true };
  }),
  fc.integer({ min: 1000, max: 20_000 }).map((back): Step => (viewer) => {
    viewer.position = Math.max(0, viewer.position - back / 1000);
    return { jumped: true };
  }),
  fc.integer({ min: 0, max: SLOWEST }).map((slow): Step => (viewer) => {
    viewer.clock.cue(viewer.truth - slow, viewer.position, viewer.reading);
    viewer.bound = SLOWEST;
    return { jumped: true };
  }),
);

describe('the picture clock', () => {
  it('is as near as the best that it was told, through any pause, stall, seek and cue', () => {
    fc.assert(fc.property(
      fc.integer(DELAY), fc.constantFrom('latency' as const, 'date' as const), fc.double({ min: -1, max: 1, noNaN: true }),
      fc.array(steps, { maxLength: 60 }),
      (delay, knows, error, path) => {
        const viewer = new Viewer(delay, knows, error);
        let last = viewer.read();
        for (const step of path) {
          const jumped = step(viewer)?.jumped;
          const time = viewer.read();
          expect(Math.abs(time - viewer.truth)).toBeLessThanOrEqual(viewer.bound + 2);
          expect(time).toBeLessThanOrEqual(viewer.now);
          if (!jumped) expect(time).toBeGreaterThanOrEqual(last - 1);
          last = time;
        }
      },
    ));
  });

  it('with nothing told, is wrong by what the delay differs from the usual, and never goes back by itself', () => {
    fc.assert(fc.property(fc.integer(DELAY), fc.array(steps, { maxLength: 60 }), (delay, path) => {
      const viewer = new Viewer(delay, 'nothing', 0);
      let [last, told] = [viewer.read(), false];
      for (const step of path) {
        const before = viewer.bound;
        const jumped = step(viewer)?.jumped;
        told ||= before !== viewer.bound;
        const time = viewer.read();
        expect(Math.abs(time - viewer.truth)).toBeLessThanOrEqual((told ? SLOWEST : Math.abs(delay - 5000)) + 2);
        if (!jumped) expect(time).toBeGreaterThanOrEqual(last - 1);
        last = time;
      }
    }));
  });

  const playing = (viewer: Viewer, ms: number) => {
    pass(ms)(viewer);
    return viewer.read();
  };

  it('stands while the picture does', () => {
    const viewer = new Viewer(8000, 'date', 0);
    const before = viewer.read();
    viewer.moving = false;
    expect(playing(viewer, 30_000)).toBe(before);
    viewer.moving = true;
    expect(playing(viewer, 1000)).toBe(before + 1000);
  });

  it('keeps the delay when a player joins anew and counts from zero', () => {
    const viewer = new Viewer(9000, 'nothing', 0);
    viewer.read();
    viewer.clock.cue(viewer.truth, viewer.position, viewer.reading);
    viewer.read();
    viewer.moving = false;
    playing(viewer, 60_000);
    Object.assign(viewer, { moving: true, timeline: 1, position: 0 });
    expect(viewer.read()).toBe(viewer.now - 9000);
    expect(playing(viewer, 4000)).toBe(viewer.now - 9000);
  });

  it('takes the quickest of the last cues: one that came late does not turn it back', () => {
    const viewer = new Viewer(9000, 'nothing', 0);
    viewer.read();
    viewer.clock.cue(viewer.truth - 100, viewer.position, viewer.reading);
    playing(viewer, 3000);
    viewer.clock.cue(viewer.truth - 6000, viewer.position, viewer.reading);
    expect(playing(viewer, 1000)).toBe(viewer.truth - 100);
  });

  it('follows the dates of the stream over a gap, with what the cues have corrected', () => {
    const viewer = new Viewer(6000, 'date', 1);
    viewer.read();
    viewer.clock.cue(viewer.truth, viewer.position, viewer.reading);
    expect(viewer.read()).toBe(viewer.truth);
    viewer.origin += 20_000;
    viewer.now += 20_000;
    expect(viewer.read()).toBe(viewer.truth);
  });
});
