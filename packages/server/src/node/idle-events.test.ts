import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rig } from '../testing/rig.test.support.js';
import { SkippingClock } from '../testing/skipping-clock.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
const clock = new SkippingClock();
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

const STEP = 4_000;
const MINUTE = 60_000;

/** The process has let go of it: another one would get the lease. */
const isAway = (id: string) => rig.store.leases.take(id, 'another process', 1);
/** Lets time pass in steps: whoever holds a lease renews it meanwhile. */
const away = (id: string) => until(() => (clock.skip(STEP), isAway(id)), 'the event to be put away', 60_000);
async function staysFor(id: string, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * MINUTE; passed += STEP) {
    clock.skip(STEP);
    expect(await isAway(id)).toBe(false);
  }
}

test('an event that nobody has a use of is put away, and is there again when somebody has', async () => {
  const { id, host } = await rig.event();
  await away(id);
  const anna = await rig.joined('Anna', id);
  expect(await isAway(id)).toBe(false);
  const line = await anna.line();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  await anna.do('hands/raise', { question: 'Still here?' });
  await until(() => line.all('self').at(-1)?.self['hands'], 'the own hand, on the line');
  line.close();
});

test('it is not while somebody is on its line, watches it, or it has something to do later', async () => {
  const [lined, watched, live] = await Promise.all([rig.event(), rig.event(), rig.event()]);
  const line = await lined.host.line();
  const forget = await rig.server.events.watch(watched.id, () => {});
  await live.host.do('session/open', {});
  await live.host.do('session/go-live', {});
  for (const { id } of [lined, watched, live]) await staysFor(id, 12);
  line.close();
  forget();
  await away(lined.id);
  await away(watched.id);
  await live.host.do('session/end', {});
  await away(live.id);
});

test('what was looked up of its stage goes with it', async () => {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  const stageToken = () => host.json<{ token: string; participant: string }>('POST', '/stage-token', { kind: 'view' });
  const lookedUp = () => rig.aws.status().calls.recent.filter(({ operation }) => operation === 'GetStage').length;
  const { token } = await stageToken();
  const before = lookedUp();
  expect(decodeJwt((await stageToken()).token)['resource']).toBe(decodeJwt(token)['resource']);
  expect(lookedUp()).toBe(before);
  await away(id);
  expect(decodeJwt((await stageToken()).token)['resource']).toBe(decodeJwt(token)['resource']);
  expect(lookedUp()).toBe(before + 1);
});
