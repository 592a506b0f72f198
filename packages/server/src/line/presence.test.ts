import { expect, test } from 'vitest';
import type { EventHost } from '../host/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { Presence } from './presence.js';

function presence() {
  const clock = new HeldClock();
  const told: string[] = [];
  const host = {
    system: (command: string, _input: unknown, person: string) =>
      Promise.resolve(void told.push(`${command} ${person}`)),
  } as unknown as EventHost;
  return { clock, told, presence: new Presence(host, clock) };
}

test('S1.13 whoever comes back within ten seconds was never away', async () => {
  const { clock, told, presence: now } = presence();
  now.opened('anna', false);
  for (let n = 0; n < 20; n++) {
    now.closed('anna');
    await clock.pass(8_000);
    now.opened('anna', true);
  }
  await clock.pass(60_000);
  expect(told).toEqual(['roster/arrive anna']);
  now.closed('anna');
  await clock.pass(12_000);
  expect(told).toEqual(['roster/arrive anna', 'roster/depart anna']);
});

test('after a restart people have half a minute to come back', async () => {
  const { clock, told, presence: now } = presence();
  now.resume(['anna', 'ben']);
  await clock.pass(20_000);
  now.opened('anna', true);
  await clock.pass(20_000);
  expect(told).toEqual(['roster/depart ben']);
});

test('nothing is said when the server stops: the event goes on', async () => {
  const { clock, told, presence: now } = presence();
  now.closed('anna');
  now.close();
  await clock.pass(60_000);
  expect(told).toEqual([]);
});
