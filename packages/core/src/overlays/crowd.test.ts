import { describe, expect, it, vi } from 'vitest';
import { JournalTable } from '../engine/journal-table.js';
import { codeOf, OVERLAYS, Rehearsal } from '../event/rehearsal.test.support.js';
import { overlays } from './index.js';

const PEOPLE = 10_000;

describe('a crowd', () => {
  it('of ten thousand answers: an answer reads and writes its own rows, and no list of them', () => {
    const live = new Rehearsal();
    for (let at = 0; at < PEOPLE; at++) {
      live.system('roster/join', { person: `p${at}`, name: `P ${at}`, role: 'attendee' });
    }
    live.ask('hanna', 'overlays/send', { content: OVERLAYS[1] });
    const { id } = [...live.tables.overlays.values()][0]!;
    const frames = () => {
      live.engine.settle();
      return [live.engine.publicView, live.engine.staffView]
        .map((view) => JSON.stringify(view.frame({ window: 1 }) ?? null).length);
    };
    frames();
    const read = vi.spyOn(JournalTable.prototype, 'values');
    const written = vi.spyOn(JournalTable.prototype, 'put');
    for (let at = 0; at < PEOPLE; at++) {
      expect(codeOf(live.ask(`p${at}`, 'overlays/answer', { overlay: id, choice: at % 4 }))).toBeUndefined();
      live.pass(0);
    }
    const own = Object.keys(overlays.views);
    const lists = (read.mock.contexts as JournalTable[]).map(({ name }) => name);
    expect(lists.filter((name) => own.includes(name))).toEqual([]);
    expect(written).toHaveBeenCalledTimes(2 * PEOPLE);
    vi.restoreAllMocks();
    expect(live.engine.settle().people.size).toBe(PEOPLE);
    // Staff is shown one tally; the audience nothing before the quiz has closed.
    const [before, staff] = frames() as [number, number];
    expect(before).toBe('null'.length);
    expect(staff).toBeLessThan(300);
    live.pass(33_000);
    const [open, ranks] = frames() as [number, number];
    expect(open).toBeLessThan(1_000);
    expect(ranks).toBeLessThan(10_000);
    expect(live.tables.tallies.get(id)).toMatchObject({ people: PEOPLE, counts: [2500, 2500, 2500, 2500], correct: 3 });
    expect([...live.tables.scores.values()].filter(({ points }) => points === 1)).toHaveLength(2500);
    expect(live.tables.leaders.get('leaders')?.top.map(({ rank }) => rank)).toEqual([1, 1, 1, 1, 1]);
  });
});
