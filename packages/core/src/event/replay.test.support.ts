import { expect } from 'vitest';
import { createEngine } from './index.js';
import { HISTORY, PEOPLE, Rehearsal, wired, type Step } from './rehearsal.test.support.js';

/** The whole log gives the live state, and so does a dump that was taken before step `cut`, with the rest of the log. */
export function expectSameAfterReplay(steps: readonly Step[], cut: number): void {
  const live = new Rehearsal();
  let dump: ReturnType<typeof live.engine.dump> | undefined;
  let dumpedAt = 0;
  steps.forEach((step, at) => {
    if (at === cut) [dump, dumpedAt] = [wired(live.engine.dump()), live.log.length];
    live.take(step);
  });
  const replayed = createEngine(HISTORY);
  for (const entry of live.log) replayed.replay(entry);
  expect(replayed.dump()).toEqual(live.engine.dump());
  expect(replayed.dueAt).toBe(live.engine.dueAt);
  replayed.settle();
  live.engine.settle();
  expect(replayed.publicView.snapshot()).toEqual(live.engine.publicView.snapshot());
  for (const person of PEOPLE) expect(replayed.self(person)).toEqual(live.engine.self(person));
  if (!dump) return;
  const loaded = createEngine(HISTORY);
  loaded.load(dump);
  for (const entry of live.log.slice(dumpedAt)) loaded.replay(entry);
  expect(loaded.dump()).toEqual(live.engine.dump());
  loaded.settle();
  expect(loaded.staffView.snapshot()).toEqual(live.engine.staffView.snapshot());
  for (const person of PEOPLE) expect(loaded.self(person)).toEqual(live.engine.self(person));
}
