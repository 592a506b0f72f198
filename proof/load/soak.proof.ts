import { expect } from 'vitest';
import { Person } from '../../bench/rig/person.mjs';
import { prove } from '../prove.js';
import { inTurn, startPlatform, type Holding, type Platform } from './platform.js';

/** Joins, and as many leaves. */
const A_SECOND = 50;
/** Who comes and goes: one person may join 30 times a minute. */
const PEOPLE = 300;
/** Seconds between two looks at the memory. */
const LOOK = 10;
/** Of everybody, until what is kept at all is there: the last 32 answers, two of each visit. */
const VISITS_BEFORE = 20;
/** A machine that has other things to do has fewer visits a second, and nobody waits for ever. */
const AT_ONCE = 60;
/** Seconds from which on a slope says something. */
const MEASURED = 60;
const MB = 1e6;
/** What gets hot is compiled, again and again for an hour: machine code, which is on the heap, and no leak. */
const INTERPRETED = ['--no-opt', '--no-sparkplug'];
/** Milliseconds until everything has to be as before. */
const PATIENCE = 60_000;
/** The host's line, and what a request of this process goes over. */
const ASKING = 2;
/** An hour of it, after the beginning: SOAK_MINUTES=60 npm run prove -- soak */
const SECONDS = Number(process.env['SOAK_MINUTES'] ?? 0) * 60;

prove({
  name: 'Soak',
  holds: '50 people a second come in, raise a hand and leave: the memory grows by at most 1 MB in ten minutes, and afterwards no row, no timer and no connection of them is left',
  runs: { short: 15, long: 180 },
  async run(runs) {
    const seconds = SECONDS || runs;
    const platform = await startPlatform(INTERPRETED);
    try {
      const before = await platform.measure();
      const people = await inTurn(PEOPLE, 50, (index): Promise<Person> =>
        Person.signedIn(platform.url, `Visitor ${index}`, `10.1.${index >> 8}.${index & 255}`));
      const looks: { readonly at: number; readonly held: number }[] = [];
      const free = [...people];
      const visits = new Set<Promise<unknown>>();
      const failures: unknown[] = [];
      const began = performance.now();
      const elapsed = () => (performance.now() - began) / 1_000;
      let come = 0;
      const isShort = seconds < MEASURED;
      let nextLook = Infinity;
      let end = isShort ? seconds : Infinity;
      while (elapsed() < end) {
        for (let due = Math.floor(elapsed() * A_SECOND); come < due && free.length > 0 && visits.size < AT_ONCE; come++) {
          const person = free.shift()!;
          const over = visit(platform, person).catch((error) => failures.push(error)).finally(() => {
            visits.delete(over);
            free.push(person);
          });
          visits.add(over);
        }
        if (end === Infinity && come >= PEOPLE * VISITS_BEFORE) {
          nextLook = elapsed();
          end = nextLook + seconds;
        }
        if (elapsed() >= nextLook) {
          nextLook += LOOK;
          looks.push({ at: elapsed(), held: (await platform.measure()).held });
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const lasted = elapsed();
      await Promise.all(visits);
      expect(failures).toEqual([]);
      const after = await asBefore(platform, before);
      const perTenMinutes = slope(looks) * 600 / MB;
      if (!isShort) expect(perTenMinutes).toBeLessThanOrEqual(1);
      return {
        seconds: Math.round(lasted), joins: come, leaves: come, 'a second': Number((come / lasted).toFixed(1)),
        'memory per 10 minutes': !isShort ? `${perTenMinutes.toFixed(2)} MB` : 'not measured: too short',
        'held before': `${(before.held / MB).toFixed(1)} MB`, 'held after': `${(after.held / MB).toFixed(1)} MB`,
        'rows left': 0, 'timers and connections left': 0,
      };
    } finally {
      await platform.stop();
    }
  },
});

async function visit({ event }: Platform, person: Person): Promise<void> {
  await person.enter(event);
  await person.ask('hands/raise');
  await person.post(event, 'leave');
  person.close();
}

/**
 * Resolves as soon as nobody but the host is there, and what this process holds open is no more than before. Presence
 * waits for ten seconds, and connections that clients have kept for a next request are given up after five.
 */
async function asBefore(platform: Platform, before: Holding): Promise<Holding> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const { state: { count } } = await (await fetch(`${platform.url}/api/events/${platform.event}`)).json() as {
      state: { count: { people?: number; hands?: number } };
    };
    const after = await platform.measure();
    const left = Object.entries(open(after)).filter(([type, number]) => number > (open(before)[type] ?? 0));
    if (count.people === 1 && !count.hands && left.length === 0) return after;
    if (performance.now() > deadline) throw new Error(`Left behind: ${JSON.stringify({ ...count, ...Object.fromEntries(left) })}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** All but the pipes and ports of the process itself. One socket more: it is the one that asks. */
const open = ({ handles: { Timeout = 0, TCPSocketWrap = 0 } }: Holding): Readonly<Record<string, number>> =>
  ({ timers: Timeout, connections: Math.max(TCPSocketWrap, ASKING) });

/** Bytes a second, by least squares. */
function slope(looks: readonly { readonly at: number; readonly held: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(looks.map((look) => look.at));
  const held = mean(looks.map((look) => look.held));
  const spread = looks.reduce((sum, look) => sum + (look.at - at) ** 2, 0);
  return looks.reduce((sum, look) => sum + (look.at - at) * (look.held - held), 0) / spread;
}
