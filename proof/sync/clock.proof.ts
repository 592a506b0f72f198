import fc from 'fast-check';
import { expect } from 'vitest';
import { ClockOffset } from '../../packages/core/src/client/clock-offset.js';
import { prove } from '../prove.js';

interface Ping {
  /** Milliseconds there and back. */
  readonly there: number;
  readonly back: number;
  /** Milliseconds before it. */
  readonly pause: number;
}

const ping: fc.Arbitrary<Ping> = fc.record({
  there: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 5, max: 120 }) }, fc.integer({ min: 5, max: 3_000 })),
  back: fc.integer({ min: 5, max: 400 }),
  pause: fc.integer({ min: 1_000, max: 30_000 }),
});
const device = fc.record({
  pings: fc.array(ping, { minLength: 3, maxLength: 60 }),
  wrongBy: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  /** Parts in a million: quartz is within 100. */
  drift: fc.integer({ min: -200, max: 200 }),
  set: fc.option(fc.record({ after: fc.nat(60), by: fc.integer({ min: -7_200_000, max: 7_200_000 }) }), { nil: undefined }),
});

prove({
  name: 'Clock',
  holds: 'a client knows the server\'s time to within its round trips, though its own clock is wrong by hours, drifts, and is set meanwhile',
  runs: { short: 300, long: 3_000 },
  run(runs) {
    const errors: number[] = [];
    fc.assert(fc.property(device, ({ pings, wrongBy, drift, set }) => {
      const offset = new ClockOffset();
      let server = 1_700_000_000_000;
      let [own, best] = [server + wrongBy, Infinity];
      const pass = (milliseconds: number) => {
        server += milliseconds;
        own += milliseconds * (1 + drift / 1e6);
      };
      for (const [at, { there, back, pause }] of pings.entries()) {
        pass(pause);
        if (at === set?.after) [own, best] = [own + set.by, Infinity];
        const sent = own;
        pass(there);
        const answered = server;
        pass(back);
        offset.sample(sent, answered, own);
        const last = there + back;
        best = Math.min(best, last);
        // Half of this round trip, and as far as the best one may be from it before it is taken back.
        expect(Math.abs(offset.value - (server - own))).toBeLessThanOrEqual(last + best / 2 + 2);
      }
      errors.push(Math.abs(offset.value - (server - own)));
    }), { numRuns: runs });
    errors.sort((a, b) => a - b);
    const at = (share: number) => `${Math.round(errors[Math.floor(errors.length * share)]!)} ms`;
    return { clients: errors.length, 'wrong by more than the network allows': 0, 'error p50': at(0.5), 'error p99': at(0.99) };
  },
});
