import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from './cli.js';
import { diagnose, diagnosePlan } from './diagnose.js';
import { LIMITS } from './limits.js';
import { PRICES } from './prices.js';

const first = (plan: Parameters<typeof diagnose>[0]) => diagnose(plan).uses[0]!.limit.what;

describe('what breaks first', () => {
  it('subscriptions of a Region, when all of a large audience watch the stage', () => {
    expect(first({ attendees: 5_000, speakers: 6, hours: 2, audience: 'stage' })).toBe(
      'subscriptions to publishers, in a Region',
    );
    // 12 publishers x 1,666 subscribers is what fits (the limits' table).
    expect(diagnose({ attendees: 1, speakers: 11, hours: 2, audience: 'stage' }).most).toBe(1_666 - 11);
  });

  it('so that a large audience watches a channel, and a small one the stage', () => {
    expect(diagnosePlan({ attendees: 5_000, speakers: 6, hours: 2 }).event.audience).toBe('channel');
    expect(diagnosePlan({ attendees: 300, speakers: 6, hours: 2 }).event.audience).toBe('stage');
  });

  it('places on the stage, when there are too many speakers (S4.6)', () => {
    const { uses, most } = diagnose({ attendees: 100, speakers: 14, hours: 2, audience: 'stage' });
    expect(uses[0]).toMatchObject({ limit: { what: 'publishers on a stage', limit: 12, adjustable: false }, need: 15 });
    expect(most).toBeUndefined();
  });

  it('the length of an event (S4.3)', () => {
    expect(first({ attendees: 10, speakers: 2, hours: 9, audience: 'channel' })).toBe('hours of an event');
  });

  it('one attendee more than there may be breaks something, and nobody less does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('stage', 'channel'),
        (speakers, hours, audience) => {
          const plan = { attendees: 1, speakers, hours, audience } as const;
          const most = diagnose(plan).most!;
          const worst = (attendees: number) => diagnose({ ...plan, attendees }).uses[0]!.share;
          expect(worst(most)).toBeLessThanOrEqual(1);
          expect(worst(most + 1)).toBeGreaterThan(1);
        },
      ),
    );
  });
});

describe('what it costs', () => {
  it('grows with the people, as it did for 1, 10 and 100 users: $9.09, $89.18, $890.11 (S2.23)', () => {
    const cost = (attendees: number) => diagnose({ attendees, speakers: 2, hours: 1, audience: 'stage' }).total;
    expect(cost(1_000) / cost(100)).toBeGreaterThan(9);
    expect(cost(1_000) / cost(100)).toBeLessThan(11);
  });

  it('is video before all; what goes beside it stays small', () => {
    const { cost, total } = diagnose({ attendees: 5_000, speakers: 6, hours: 2, audience: 'channel' });
    expect(cost['Amazon IVS']! / total).toBeGreaterThan(0.75);
    expect(Object.values(cost).reduce((sum, each) => sum + each, 0)).toBeCloseTo(total, 0);
  });

  it('grows with everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 7 }),
        (attendees, speakers, hours) => {
          const event = { attendees, speakers, hours, audience: 'channel' } as const;
          const { total } = diagnose(event);
          for (const more of [{ attendees: attendees + 1 }, { speakers: speakers + 1 }, { hours: hours + 1 }]) {
            expect(diagnose({ ...event, ...more }).total).toBeGreaterThan(total);
          }
        },
      ),
    );
  });
});

it('every limit and price says where it stands, and since when', () => {
  for (const { source, seen, known } of [...LIMITS, ...PRICES]) {
    expect(source).toMatch(/^https:\/\/|README/);
    expect(seen).toMatch(/^20\d\d/);
    expect(['read', 'remembered']).toContain(known);
  }
});

describe('the command line', () => {
  it('says what breaks, what to ask for, what to do instead, and what it costs', () => {
    const { text, code } = run(['doctor', '--attendees', '30000', '--speakers', '6', '--hours', '2']);
    expect(code).toBe(1);
    expect(text).toContain('Amazon IVS, views of channels at once: needs 30,000 of 15,000 *');
    expect(text).toContain('Ask AWS for 36,000');
    expect(text).toMatch(/Amazon IVS +\$4,5\d\d\.\d\d/);
  });

  it('says when nothing breaks, and what would', () => {
    const { text, code } = run(['doctor', '--attendees', '300', '--speakers', '6', '--hours', '2']);
    expect(code).toBe(0);
    expect(text).toContain('No limit breaks.');
    expect(text).toContain(
      'The first would, above 2,851 attendees: Amazon IVS, subscriptions to publishers, in a Region.',
    );
  });

  it.each([
    [[], 'Usage'],
    [['doctor'], '--attendees is missing.'],
    [
      ['doctor', '--attendees', 'many', '--speakers', '1', '--hours', '1'],
      '--attendees is a number above 0, not many.',
    ],
    [['doctor', '--attendees', '1', '--speakers', '1', '--hours', '1', '--audience', 'hall'], 'stage or channel'],
    [['doctor', '--people', '1'], 'Usage'],
  ])('%j is not understood', (args, reason) => {
    const { text, code } = run(args);
    expect(code).toBe(2);
    expect(text).toContain(reason);
  });
});
