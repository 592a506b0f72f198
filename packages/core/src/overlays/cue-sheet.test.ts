import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, HISTORY, OVERLAYS, Rehearsal, RUNS } from '../event/rehearsal.test.support.js';
import { SESSION } from '../session/index.js';
import { rehearseCues, type CuePlan, type CueTime, type OverlayContent } from './index.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ok = (result: Parameters<typeof codeOf>[0]) => expect(codeOf(result)).toBeUndefined();

/** Ten minutes, backstage, with these cues on the sheet. */
function planned(lines: readonly { readonly when: CueTime; readonly content: OverlayContent }[]): Rehearsal {
  const live = new Rehearsal({ duration: 10, live: false });
  for (const { when, content } of lines) {
    ok(live.ask('hanna', 'overlays/prepare', { content }));
    ok(live.ask('hanna', 'overlays/cue', { when, draft: [...live.tables.drafts.values()].at(-1)!.id }));
  }
  ok(live.ask('hanna', 'session/open', {}));
  return live;
}
/** As staff's view has it. */
function sheet(live: Rehearsal): CuePlan {
  live.engine.settle();
  const { cues, drafts } = live.engine.staffView.snapshot().state as unknown as CuePlan;
  return { cues, drafts, session: live.tables.session.get(SESSION)! };
}
const cues = (live: Rehearsal) => [...live.tables.cues.values()];
const outcomes = (live: Rehearsal) =>
  cues(live).map(({ fired }) => fired && `${fired.outcome} ${(fired.at - HISTORY) / SECOND}`);
const [NOTICE, PRODUCT, POLL] = [OVERLAYS[5]!, OVERLAYS[4]!, OVERLAYS[2]!];
const after = (seconds: number): CueTime => ({ after: 'live', seconds });
const before = (seconds: number): CueTime => ({ before: 'end', seconds });

describe('the cue sheet', () => {
  it('sends by itself: so long after going live, so long before the end (S3.4, S3.7)', () => {
    const live = planned([{ when: after(10), content: POLL }, { when: before(60), content: PRODUCT }]);
    live.pass(3 * MINUTE);
    ok(live.ask('hanna', 'session/go-live', {}));
    live.pass(10 * SECOND - 1);
    expect(live.tables.overlays.size).toBe(0);
    live.pass(1);
    const sent = { content: POLL, by: 'hanna', at: HISTORY + 190 * SECOND };
    expect([...live.tables.overlays.values()]).toMatchObject([sent]);
    live.pass(10 * MINUTE);
    expect(outcomes(live)).toEqual(['sent 190', 'sent 720']);
    expect([...live.tables.overlays.values()].map(({ ended }) => ended)).toEqual(['expired', 'stopped']);
  });

  it('counts from the new end when the event is extended, and does not make up for what has passed', () => {
    const live = planned([before(60), before(20 * 60), after(3600)].map((when) => ({ when, content: NOTICE })));
    ok(live.ask('hanna', 'session/go-live', {}));
    // Twenty minutes before the end of ten minutes: never.
    expect(outcomes(live)).toEqual([undefined, 'missed 0', undefined]);
    live.pass(8 * MINUTE);
    ok(live.ask('hanna', 'session/extend', { minutes: 15 }));
    live.pass(16 * MINUTE);
    expect(outcomes(live)).toEqual(['sent 1440', 'missed 0', undefined]);
    live.pass(MINUTE);
    expect(outcomes(live)).toEqual(['sent 1440', 'missed 0', 'missed 1500']);
  });

  it('refuses a moment that has passed, and a draft that is not there', () => {
    const live = planned([{ when: after(600), content: NOTICE }]);
    const draft = [...live.tables.drafts.values()][0]!.id;
    ok(live.ask('hanna', 'session/go-live', {}));
    live.pass(30 * SECOND);
    expect(codeOf(live.ask('hanna', 'overlays/cue', { draft, when: after(30) }))).toBe('overlays/too-late');
    expect(codeOf(live.ask('hanna', 'overlays/cue', { draft, when: before(570) }))).toBe('overlays/too-late');
    ok(live.ask('hanna', 'overlays/cue', { draft, when: before(569) }));
    const nothing = live.ask('hanna', 'overlays/cue', { draft: 'none', when: after(60) });
    expect(codeOf(nothing)).toBe('overlays/no-such-draft');
    expect(codeOf(live.ask('hanna', 'overlays/uncue', { cue: 'none' }))).toBe('overlays/no-such-cue');
    expect(codeOf(live.system('overlays/fire', { cue: cues(live)[0]!.id }))).toBe('overlays/too-early');
    live.pass(SECOND);
    expect(codeOf(live.system('overlays/fire', { cue: cues(live)[1]!.id }))).toBe('overlays/already-fired');
  });
});

describe('a rehearsal of the cue sheet', () => {
  const edges = [after(0), before(0), after(600), before(600)];
  const when = fc.oneof(fc.nat(700).map(after), fc.nat(700).map(before), fc.constantFrom(...edges));
  const lines = fc.array(fc.record({ when, content: fc.constantFrom(...OVERLAYS) }), { maxLength: 12 });

  it('says what happens then (S3.7)', () => {
    fc.assert(fc.property(lines, (list) => {
      const live = planned(list);
      const dry = rehearseCues(sheet(live));
      expect(dry).toHaveLength(list.length);
      expect(dry.map(({ at }) => at)).toEqual(dry.map(({ at }) => at).sort((a, b) => a - b));
      ok(live.ask('hanna', 'session/go-live', {}));
      const fires = ({ until }: { readonly until: number | undefined }) => until !== undefined;
      expect(rehearseCues(sheet(live)).filter(fires)).toEqual(dry.filter(fires));
      live.pass(11 * MINUTE);
      for (const { cue, at, until, warning } of dry) {
        const { fired } = live.tables.cues.get(cue)!;
        expect(fired?.outcome).toBe(until === undefined ? 'missed' : 'sent');
        if (until === undefined) continue;
        const overlay = live.tables.overlays.get(fired!.overlay!)!;
        expect([overlay.at, overlay.endedAt]).toEqual([at, until]);
        const lost = overlay.until === undefined ? 0 : (overlay.until - until) / SECOND;
        expect(warning?.code === 'cut-short' ? warning.seconds : 0).toBe(lost);
      }
    }), { numRuns: RUNS });
  });

  it('warns of what never fires and of what is cut short', () => {
    const live = planned([
      { when: after(0), content: POLL }, { when: after(15), content: NOTICE }, { when: after(600), content: NOTICE },
      { when: before(601), content: NOTICE }, { when: before(5), content: POLL },
    ]);
    const plan = sheet(live);
    const ids = Object.keys(plan.cues);
    const gone = { ...plan, cues: { ...plan.cues, zz: { when: after(1), draft: 'none' } } };
    const seconds = rehearseCues(gone).map(({ cue, at, until, warning }) =>
      [ids.indexOf(cue), (at - HISTORY) / SECOND, until && (until - HISTORY) / SECOND, warning]);
    const by = expect.any(String) as string;
    expect(seconds).toEqual([
      [3, -1, undefined, { code: 'before-start' }], [0, 0, 15, { code: 'cut-short', seconds: 5, by }],
      [-1, 1, undefined, { code: 'no-draft' }], [1, 15, 20, undefined],
      [4, 595, 600, { code: 'cut-short', seconds: 15 }], [2, 600, undefined, { code: 'after-end' }],
    ]);
  });
});
