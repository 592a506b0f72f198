import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveError, type Accepted } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import { openStore, type Store } from '../store/index.js';
import { MAILBOX } from './event-host.js';
import { openHosts, type LiveHosts } from './open-hosts.js';
import { openInvocations } from './open-invocations.js';
import { contents, join, live, replayed, request, seqOf, wholeLog } from './host.test.support.js';
import { HeldClock } from '../testing/held-clock.test.support.js';

const MINUTE = 60_000;
let store: Store;
let clock: HeldClock;
let faults: unknown[];
const opened: LiveHosts[] = [];
function hostsHere(): LiveHosts {
  const hosts = openHosts({ store, clock, onError: (error) => faults.push(error) });
  opened.push(hosts);
  return hosts;
}
beforeEach(async () => {
  store = await openStore();
  clock = new HeldClock();
  faults = [];
});
afterEach(async () => {
  for (const hosts of opened.splice(0)) await hosts.close();
  await store.close();
  expect(faults).toEqual([]);
});

const statusOf = (hosts: LiveHosts, id = 'e1') =>
  hosts.open(id).then((host) => host?.read((engine) => tablesOf(engine).session.get('session')?.status));

describe('an event host', () => {
  test('says that it is busy instead of letting the mailbox grow', async () => {
    const host = await live(hostsHere());
    const answers = Array.from({ length: MAILBOX + 1 }, () => host.execute(request('nobody', 'hands/raise')));
    expect(await answers.at(-1)).toMatchObject({ code: 'host/busy', kind: 'limit', retryAfter: 1 });
    expect(await answers[0]).toMatchObject({ code: 'engine/denied' });
    await Promise.all(answers);
  });

  test('the next process takes over from one that is gone, and knows what it answered', async () => {
    const before = hostsHere();
    const host = await live(before);
    const raise = request('p', 'hands/raise');
    await host.system('roster/join', join('p'));
    const answer = (await host.execute(raise)) as Accepted;
    const after = hostsHere();
    const other = (await after.open('e1'))!;
    expect([host.leads, other.leads]).toEqual([true, false]);
    expect(seqOf(await other.execute(raise))).toBe(answer.seq);
    await host.execute(request('p', 'hands/lower'));
    expect(await other.execute(request('p', 'hands/lower'))).toBeInstanceOf(LiveError);
    await before.close();
    clock.jump(5_000);
    await vi.waitFor(() => expect(other.leads).toBe(true));
  });
});

describe('an event that is put away', () => {
  test('is another host for whoever asks meanwhile, which knows what was stored to the last', async () => {
    const hosts = hostsHere();
    const host = await live(hosts);
    let settle = () => {};
    const gone = hosts.unload('e1', () => new Promise((resolve) => void (settle = resolve)));
    const asked = [hosts.open('e1'), hosts.open('e1')] as const;
    seqOf(await host.system('roster/join', join('late')));
    settle();
    await gone;
    const [next, same] = [(await asked[0])!, await asked[1]];
    expect([next === same, next === host, next.leads, [...hosts.opened].length]).toEqual([true, false, true, 1]);
    expect(await next.read((engine) => engine.roleOf('late'))).toBe('attendee');
    expect(await host.execute(request('late', 'hands/raise'))).toMatchObject({ code: 'host/closed' });
    seqOf(await next.execute(request('late', 'hands/raise')));
  });

  test('is let go of even when what looked after it cannot end well', async () => {
    const hosts = hostsHere();
    await live(hosts);
    const broken = new Error('The cursor could not be stored.');
    await expect(hosts.unload('e1', () => Promise.reject(broken))).rejects.toBe(broken);
    expect([...hosts.opened]).toEqual([]);
    expect((await hosts.open('e1'))?.leads).toBe(true);
  });
});

test('a process that holds the lease sees what functions store meanwhile, when they may', async () => {
  const hosts = openHosts({ store, clock, shared: true, onError: (error) => faults.push(error) });
  opened.push(hosts);
  const host = await live(hosts);
  const heard: number[] = [];
  host.onStored(({ entries }) => heard.push(...entries.map(({ seq }) => seq)));
  const functions = openInvocations({ store, clock });
  const other = (await functions.open('e1'))!;
  const seq = seqOf(await other.system('roster/join', join('p')));
  expect(host.leads).toBe(true);
  clock.jump(1_000);
  await vi.waitFor(() => expect(heard).toEqual([seq]));
  seqOf(await host.execute(request('p', 'hands/raise')));
  await functions.close();
});

describe('time', () => {
  test('warnings and the end come by themselves, before a later command (S4.4)', async () => {
    const hosts = hostsHere();
    const host = await live(hosts);
    clock.jump(55 * MINUTE);
    await vi.waitFor(async () => expect((await wholeLog(store, 'e1')).at(-1)?.entry.command).toBe('session/warn'));
    clock.jump(5 * MINUTE);
    const late = await host.execute(request('h', 'session/extend', { minutes: 15 }));
    expect(late).toMatchObject({ code: 'session/wrong-status' });
    expect(await statusOf(hosts)).toBe('ended');
  });

  test('what came due while no process ran is done when one starts again (S4.4)', async () => {
    const before = hostsHere();
    await live(before);
    await before.close();
    clock.jump(3_600 * MINUTE);
    const after = hostsHere();
    await after.resume();
    expect([...after.opened].map(({ id }) => id)).toEqual(['e1']);
    await vi.waitFor(async () => expect(await statusOf(after)).toBe('ended'));
    await after.finish('e1');
    expect(await store.events.unfinished()).toEqual([]);
    expect(await statusOf(after)).toBe('ended');
  });

  test('thousands of timers at one moment are stored in parts (S1.13)', async () => {
    const host = await live(hostsHere());
    const people = Array.from({ length: 3_000 }, (_, n) => `p${n}`);
    await Promise.all(people.map((person) => host.system('roster/join', join(person))));
    await Promise.all(people.map((person) => host.execute(request(person, 'hands/raise'))));
    await Promise.all(people.map((person) => host.system('roster/depart', { person })));
    const hands = () => host.read((engine) => tablesOf(engine).hands.size);
    expect(await hands()).toBe(3_000);
    clock.jump(2 * MINUTE);
    await vi.waitFor(async () => expect(await hands()).toBe(0), 10_000);
    expect(contents(await replayed(store, 'e1'))).toEqual(await host.read(contents));
  });
});
