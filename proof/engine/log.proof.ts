import fc from 'fast-check';
import { expectSameAfterReplay } from '../../packages/core/src/event/replay.test.support.js';
import { histories } from '../../packages/core/src/event/rehearsal.test.support.js';
import { prove } from '../prove.js';

prove({
  name: 'Log',
  holds: 'the log replayed is the live state, and so is a snapshot taken anywhere with the rest of the log: rows, answers, timers and every view',
  runs: { short: 40, long: 10_000 },
  run(runs) {
    const counted = { histories: 0, commands: 0 };
    fc.assert(fc.property(histories([]), fc.nat(80), (steps, cut) => {
      expectSameAfterReplay(steps, cut);
      counted.histories++;
      counted.commands += steps.length;
    }), { numRuns: runs });
    return { ...counted, different: 0 };
  },
});
