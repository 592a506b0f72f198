import fc from 'fast-check';
import { expect } from 'vitest';
import type { Dump } from '@rostrum/core/engine';
import { createEngine } from '@rostrum/core/event';
import { HISTORY, histories, PEOPLE, Rehearsal, wired } from '../../packages/core/src/event/rehearsal.test.support.js';
import { PUBLIC, SELF } from './visible.js';
import { prove } from '../prove.js';

/** What decides whether a row is shown, or in which form; a marker in its place would be another row. */
const CONTROLS = new Set(['kind', 'role', 'base', 'status', 'code', 'barred', 'past', 'closed', 'open', 'online', 'away', 'onAir', 'pinned']);
/** The owners of a row, whom it is shown to: they stay who they are. */
const OWNERS = new Set(['people.id', 'direct.peer', 'hands.person', 'slots.person', 'invitations.person', 'questions.person', 'votes.person', 'answers.person', 'scores.person', 'restrictions.person']);

prove({
  name: 'Private fields',
  holds: 'with a marker in every field of every row, the public view and a person\'s own view show those of the fields that are listed, and no other',
  runs: { short: 40, long: 10_000 },
  run(runs) {
    const counted = { histories: 0, markers: 0 };
    const seen = { public: new Set<string>(), self: new Set<string>(), planted: new Set<string>() };
    fc.assert(fc.property(histories([], 80, 20), (steps) => {
      const live = new Rehearsal();
      for (const step of steps) live.take(step);
      const { dump, marks } = marked(wired(live.engine.dump()));
      const engine = createEngine(HISTORY);
      engine.load(dump);
      engine.settle();
      for (const field of shownIn(engine.publicView.snapshot().state, marks)) {
        expect(PUBLIC, 'is in the public view').toContain(field.path);
        seen.public.add(field.path);
      }
      for (const person of PEOPLE) {
        for (const { path, owners } of shownIn(engine.self(person), marks)) {
          expect(SELF, 'is in somebody\'s own view').toContain(path);
          expect(owners, `${path} is in the own view of ${person}`).toContain(person);
          seen.self.add(path);
        }
      }
      counted.histories++;
      counted.markers += marks.size;
      for (const { path } of marks.values()) seen.planted.add(path);
    }), { numRuns: runs });
    const hidden = [...seen.planted].filter((path) => !seen.public.has(path));
    return { ...counted, 'kinds of field': seen.planted.size, public: seen.public.size, 'never public': hidden.length, leaked: 0 };
  },
});

interface Mark {
  /** `hands.question`: the table and where in its rows. */
  readonly path: string;
  /** The people whose row it is. */
  readonly owners: readonly string[];
}

/** The same rows with a value of its own in every field. */
function marked(dump: Dump): { dump: Dump; marks: ReadonlyMap<string | number, Mark> } {
  const marks = new Map<string | number, Mark>();
  let next = 0;
  const plant = (value: unknown, path: string, owners: readonly string[]): unknown => {
    if (OWNERS.has(path.replace(/\[.*\]/, '')) || CONTROLS.has(path.split('.').at(-1)!)) return value;
    if (Array.isArray(value)) return value.map((each) => plant(each, path, owners));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plant(part, `${path}.${key}`, owners)]));
    }
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const mark = typeof value === 'string' ? `mark-${next++}` : 7_000_000_000_000 + next++;
    marks.set(mark, { path, owners });
    return mark;
  };
  const tables = Object.fromEntries(Object.entries(dump.tables).map(([table, rows]) => [
    table,
    rows.map(([id, row]) => {
      const path = table + hiddenState(table, row as Record<string, unknown>);
      const owners = [...OWNERS].filter((path) => path.startsWith(`${table}.`)).map((path) => (row as Record<string, string>)[path.split('.')[1]!]!);
      return [id, plant(row, path, owners)] as const;
    }),
  ]));
  return { dump: { ...dump, tables }, marks };
}

/** Rows that their own state takes out of the public view count as a table of their own. */
function hiddenState(table: string, row: Record<string, unknown>): string {
  if (table === 'questions' && row['status'] === 'dismissed') return '[dismissed]';
  if (table === 'people' && (row['barred'] || row['role'] === 'attendee' || row['role'] === 'guest')) return '[audience]';
  if (table === 'overlays' && row['past']) return '[past]';
  return table === 'tallies' && !row['open'] ? '[hidden]' : '';
}

/** The fields whose markers are anywhere in a view. */
function shownIn(view: unknown, marks: ReadonlyMap<string | number, Mark>): readonly Mark[] {
  if (typeof view === 'object' && view !== null) return Object.values(view).flatMap((part) => shownIn(part, marks));
  const mark = marks.get(view as string | number);
  return mark ? [mark] : [];
}
