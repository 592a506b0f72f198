import { afterAll, beforeAll, expect } from 'vitest';
import { asks } from '@rostrum/core/event';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { wholeLog } from '../../packages/server/src/host/host.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { castOf } from './callers.js';
import { COMMANDS, KINDS, ROUTES, TARGET, type Kind } from './expectations.js';
import { send, type Answer } from './send.js';
import { prove } from '../prove.js';

/** The ways of saying no, with 401 or 403, by who is told. */
const REFUSALS: Readonly<Record<Kind, readonly string[]>> = {
  guest: ['engine/denied', 'identity/guest', 'stage/not-on'],
  ...each(['attendee', 'granted', 'speaker', 'moderator', 'cohost', 'host'], ['engine/denied', 'stage/not-on']),
  banned: ['engine/denied', 'roster/banned'],
  ...each(['kicked', 'other host'], ['engine/denied']),
  'other guest': ['identity/other-event', 'identity/guest', 'engine/denied'],
  nobody: ['identity/missing'],
  expired: ['identity/expired'],
  ...each(['wrong audience', 'wrong key', 'alg none', 'guest by hand', 'service'], ['identity/invalid']),
};
/** To everything but the hooks; there, every token of a person is the wrong secret. */
const HOOK = ['identity/invalid'];

const clock = new SkippingClock();
let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

/** Whether somebody who is allowed to, or not, was answered as they should be. */
function judge(cell: string, may: boolean, refusals: readonly string[], { status, code }: Answer): void {
  expect(status, cell).toBeLessThan(500);
  if (may) expect([401, 403], `${cell} is open, and was refused with ${code}`).not.toContain(status);
  else expect([[401, 403].includes(status), code], `${cell} is closed`).toEqual([true, expect.toBeOneOf([...refusals])]);
}

let asked = 0;

prove({
  name: 'Commands',
  holds: 'every command of every feature, asked by every kind of caller, is answered as the table says, and a refusal changes nothing',
  runs: { short: 1, long: 1 },
  async run() {
    expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(asks).sort());
    const cast = await castOf(rig);
    const accepted = new Set<string>();
    let open = 0;
    for (const [command, { may, input, never }] of Object.entries(COMMANDS)) {
      const given = JSON.parse(JSON.stringify(input).replaceAll(TARGET, cast.target.person)) as object;
      for (const kind of KINDS) {
        const id = `m${asked++}`;
        const body = { id, command, input: given };
        const answer = await send(rig, clock, 'POST', `/api/events/${cast.id}/commands`, cast.tokens[kind], body);
        const isOpen = may.includes(kind);
        if (never !== undefined && !answer.code.startsWith('identity/')) expect(answer.code).toBe(never);
        else judge(`${command} by ${kind}`, isOpen, REFUSALS[kind], answer);
        if (isOpen) open++;
        if (answer.code === 'ok') accepted.add(id);
      }
    }
    const log = await wholeLog(rig.store, cast.id);
    expect(new Set(log.map(({ entry: { id } }) => id).filter((id) => /^m\d+$/.test(id)))).toEqual(accepted);
    const cells = Object.keys(COMMANDS).length * KINDS.length;
    return { commands: Object.keys(COMMANDS).length, callers: KINDS.length, cells, open, closed: cells - open, wrong: 0 };
  },
});

prove({
  name: 'Routes',
  holds: 'every HTTP route, called by every kind of caller, is answered as the table says',
  runs: { short: 1, long: 1 },
  async run() {
    const { paths } = await rig.json<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
    const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    // The one route that is not in its own description.
    const served = [...described, 'GET /api/openapi.json'];
    expect([...new Set(Object.keys(ROUTES).map((row) => row.split(' ').slice(0, 2).join(' ')))].sort()).toEqual(served.sort());
    clock.skip(60_000);
    const cast = await castOf(rig);
    let open = 0;
    for (const [row, { may, body, query = '' }] of Object.entries(ROUTES)) {
      const [method, path] = row.split(' ') as [string, string];
      for (const kind of KINDS) {
        const at = path.replace('{id}', cast.id).replace('{overlay}', 'none') + query;
        const answer = await send(rig, clock, method, at, cast.tokens[kind], body);
        const isOpen = may.includes(kind);
        judge(`${row} by ${kind}`, isOpen, path.startsWith('/hooks') ? HOOK : REFUSALS[kind], answer);
        if (isOpen) open++;
      }
    }
    const cells = Object.keys(ROUTES).length * KINDS.length;
    return { routes: served.length, callers: KINDS.length, cells, open, closed: cells - open, wrong: 0 };
  },
});

function each<K extends Kind>(kinds: readonly K[], codes: readonly string[]): Record<K, readonly string[]> {
  return Object.fromEntries(kinds.map((kind) => [kind, codes])) as unknown as Record<K, readonly string[]>;
}

