import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../event/index.js';
import { histories, HISTORY, Rehearsal, RUNS, wired } from '../event/rehearsal.test.support.js';
import { applyPatch, type Snapshot } from '../sync/index.js';
import { canonical } from '../sync/trees.test.support.js';

const oneIn = (many: number) => fc.nat(many - 1).map((n) => n === 0);
/** What is done after each step of a history. */
const after = fc.array(fc.record({ frame: oneIn(4), snapshot: oneIn(5), settle: fc.boolean() }), { minLength: 80, maxLength: 80 });

describe('a view\'s frames', () => {
  it.each(['publicView', 'staffView'] as const)('%s: right from every view in the window, snapshots between frames included', (name) => {
    const most = fc.constantFrom(undefined, 700, 1_000);
    fc.assert(fc.property(histories(['questions', 'stage', 'hands']), after, most, (steps, then, bytes) => {
      const live = new Rehearsal();
      // A second engine, so that looking does not change what is looked at.
      const twin = createEngine(HISTORY);
      let replayed = 0;
      const truth = (): Snapshot => {
        for (const entry of live.log.slice(replayed)) twin.replay(entry);
        replayed = live.log.length;
        twin.settle();
        return twin[name].snapshot();
      };
      const bases: Snapshot[] = [];
      let last: Snapshot | undefined;
      steps.forEach((step, at) => {
        live.take(step);
        const { frame, snapshot, settle } = then[at]!;
        // Batches of several commands: nobody sees a view between two of them.
        if (!settle && !frame && !snapshot) return;
        live.engine.settle();
        if (snapshot) bases.push(wired(live.engine[name].snapshot()));
        if (!frame) return;
        const made = live.engine[name].frame({ window: 8, ...(bytes && { bytes }) });
        const target = truth();
        if (!made) return last && expect(canonical(target.state)).toBe(canonical(last.state));
        const { patch } = wired(made);
        if (bytes) expect(new TextEncoder().encode(JSON.stringify(made)).length).toBeLessThanOrEqual(bytes);
        expect(made.to).toBe(target.seq);
        if (last && patch !== undefined) expect(made.from).toBeLessThanOrEqual(last.seq);
        for (const base of bases) {
          if (patch === undefined || base.seq < made.from || base.seq >= made.to) continue;
          expect(canonical(applyPatch(base.state, patch))).toBe(canonical(target.state));
        }
        bases.push(wired(target));
        last = target;
      });
    }), { numRuns: RUNS });
  });

  it('is right after a rebuild, for those who hold any view from before it', () => {
    const history = histories(['questions', 'stage', 'hands'], 60, 20);
    fc.assert(fc.property(history, fc.nat(20), fc.nat(40), fc.boolean(), (steps, dumpAt, rebuildAt, fromDump) => {
      const live = new Rehearsal();
      let dump = wired(live.engine.dump());
      const rebuilt = createEngine(HISTORY);
      const bases: Snapshot[] = [];
      let replayed = 0;
      steps.forEach((step, at) => {
        live.take(step);
        live.engine.settle();
        if (at <= rebuildAt) bases.push(wired(live.engine.publicView.snapshot()));
        if (at === dumpAt && at <= rebuildAt) [dump, replayed] = [wired(live.engine.dump()), live.log.length];
        if (at < rebuildAt) return;
        if (at === rebuildAt) {
          if (fromDump) rebuilt.load(dump);
          else replayed = 0;
        }
        for (const entry of live.log.slice(replayed)) rebuilt.replay(entry);
        replayed = live.log.length;
        rebuilt.settle();
        const frame = rebuilt.publicView.frame({ window: 8 });
        if (!frame?.patch) return;
        const target = canonical(live.engine.publicView.snapshot().state);
        for (const base of bases) {
          if (base.seq < frame.from || base.seq >= frame.to) continue;
          expect(canonical(applyPatch(base.state, wired(frame.patch)))).toBe(target);
        }
      });
    }), { numRuns: RUNS * 2 });
  });

  it('a snapshot is at the sequence that its content has, and quiet means that nothing is untold', () => {
    const live = new Rehearsal();
    live.engine.settle();
    live.engine.publicView.frame({ window: 8 });
    expect(live.engine.publicView.quiet).toBe(true);
    live.system('roster/arrive', { person: 'amy' });
    live.engine.settle();
    expect(live.engine.publicView.quiet).toBe(true);
    expect(live.engine.publicView.snapshot().seq).toBe(live.engine.seq);
    live.system('roster/depart', { person: 'amy' });
    live.engine.settle();
    expect([live.engine.publicView.quiet, live.engine.publicView.onlyCounts]).toEqual([false, true]);
    live.engine.publicView.snapshot();
    expect([live.engine.publicView.quiet, live.engine.publicView.onlyCounts]).toEqual([false, true]);
    live.ask('amy', 'questions/ask', { text: 'Why?' });
    live.engine.settle();
    expect(live.engine.publicView.onlyCounts).toBe(false);
  });

  it('a view that is only read is the same one, and its frames are as if nobody had looked', () => {
    fc.assert(fc.property(histories(['questions', 'stage', 'hands'], 60, 20), (steps) => {
      const [read, left] = [new Rehearsal(), new Rehearsal()];
      for (const step of steps) {
        for (const live of [read, left]) live.take(step);
        for (const live of [read, left]) live.engine.settle();
        expect(Object.keys(read.engine.staffView.state(['hands', 'count']))).toEqual(['hands', 'count']);
      }
      expect(patchOf(read)).toBe(patchOf(left));
      expect(canonical(read.engine.staffView.state())).toBe(canonical(read.engine.staffView.snapshot().state));
    }), { numRuns: RUNS });
  });
});

const patchOf = ({ engine }: Rehearsal) => JSON.stringify(engine.staffView.frame({ window: 8 })?.patch);
