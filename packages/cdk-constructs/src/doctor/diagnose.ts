import { LIMITS, type Limit } from './limits.js';
import { loadOf, type PlannedEvent } from './load.js';
import { PRICES } from './prices.js';

export interface LimitUse {
  readonly limit: Limit;
  readonly need: number;
  /** Need by limit: more than 1 does not work. */
  readonly share: number;
}

export interface Diagnosis {
  readonly event: PlannedEvent;
  /** All of them, the one that breaks first first. */
  readonly uses: readonly LimitUse[];
  /** How large the audience may be before the first limit breaks; undefined when no audience is small enough. */
  readonly most: number | undefined;
  /** The one that breaks then. */
  readonly next: Limit;
  /** US dollars by service, without what is less than a cent. */
  readonly cost: Readonly<Record<string, number>>;
  readonly total: number;
}

/** No audience is larger. */
const EVERYBODY = 10_000_000;

/** What an event meets first, and what it costs. Pure: everything it knows is in the tables. */
export function diagnose(event: PlannedEvent): Diagnosis {
  const load = loadOf(event);
  const cost: Record<string, number> = {};
  const most = mostAttendees(event);
  let total = 0;
  for (const { service, dollars, count } of PRICES) {
    const sum = dollars * count(load, event);
    total += sum;
    cost[service] = (cost[service] ?? 0) + sum;
  }
  return {
    event,
    uses: usesOf(event),
    most,
    next: usesOf({ ...event, attendees: (most ?? 0) + 1 })[0]!.limit,
    cost: Object.fromEntries(Object.entries(cost).filter(([, sum]) => sum >= 0.01)),
    total,
  };
}

/** The audience on the stage as long as that works: it is there within a second. Else on a channel. */
export function diagnosePlan(plan: Omit<PlannedEvent, 'audience'>): Diagnosis {
  const onStage = diagnose({ ...plan, audience: 'stage' });
  const overflows = onStage.uses.some(({ share, limit }) => share > 1 && limit.what.startsWith('subscri'));
  return overflows ? diagnose({ ...plan, audience: 'channel' }) : onStage;
}

function usesOf(event: PlannedEvent): readonly LimitUse[] {
  const load = loadOf(event);
  return LIMITS.map((limit) => {
    const need = limit.need(load, event);
    return { limit, need, share: need / limit.limit };
  }).sort((a, b) => b.share - a.share);
}

const works = (event: PlannedEvent): boolean => usesOf(event)[0]!.share <= 1;

function mostAttendees(event: PlannedEvent): number | undefined {
  if (!works({ ...event, attendees: 0 })) return undefined;
  let [fits, breaks] = [0, EVERYBODY];
  while (breaks - fits > 1) {
    const attendees = Math.floor((fits + breaks) / 2);
    if (works({ ...event, attendees })) fits = attendees;
    else breaks = attendees;
  }
  return fits;
}
