import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Replica } from '@rostrum/core/sync';
import { openStore, type Store } from '../store/index.js';
import type { EventHosts, Stored } from './contract.js';
import { openHosts } from './open-hosts.js';
import { openInvocations } from './open-invocations.js';
import { join, live, plan, request, seqOf, wholeLog } from './host.test.support.js';
import { HeldClock } from '../testing/held-clock.test.support.js';

let store: Store;
let clock: HeldClock;
let faults: unknown[];
const opened: EventHosts[] = [];
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

describe.each([
  ['a process that stays', openHosts],
  ['an invocation', openInvocations],
])('the event host of %s', (_, open) => {
  function hostsHere(): EventHosts {
    const hosts = open({ store, clock, onError: (error) => faults.push(error) });
    opened.push(hosts);
    return hosts;
  }

  test('acknowledges what is stored, tells listeners first, and gives one id one answer (S4.1)', async () => {
    const host = await hostsHere().create('e1', plan);
    const seen: Stored[] = [];
    host.onStored((stored) => seen.push(stored));
    seqOf(await host.system('roster/join', join('h', 'host')));
    const open = request('h', 'session/open');
    const answers = await Promise.all([host.execute(open), host.execute(open)]);
    expect([...answers, await host.execute(open)].map(seqOf)).toEqual([3, 3, 3]);
    expect(seen.flatMap(({ entries }) => entries.map(({ seq }) => seq))).toEqual([2, 3]);
    expect(await host.execute(request('h', 'session/open'))).toMatchObject({ code: 'session/wrong-status' });
    expect((await wholeLog(store, 'e1')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('stores many commands with few writes, and a read sees only what is stored', async () => {
    const host = await hostsHere().create('e1', plan);
    let stored = 0;
    let batches = 0;
    host.onStored(({ settled }) => {
      stored = settled.seq;
      batches++;
    });
    const joins = Array.from({ length: 3_000 }, (_, n) => host.system('roster/join', join(`p${n}`)));
    const reads = await Promise.all(Array.from({ length: 5 }, () => host.read((engine) => [engine.seq, stored])));
    for (const [seq, shown] of reads) expect(Math.max(shown!, 1)).toBe(seq);
    expect((await Promise.all(joins)).map(seqOf)).toEqual(joins.map((_, n) => n + 2));
    expect(batches).toBeLessThan(10);
  });

  test('the frames for staff lead a replica from a snapshot to the present', async () => {
    const host = await live(hostsHere());
    const replica = new Replica('staff');
    replica.snapshot(await host.read((engine) => engine.staffView.snapshot()));
    host.onStored(({ staffFrame }) => staffFrame && replica.frame(staffFrame));
    for (let n = 0; n < 20; n++) {
      await host.system('roster/join', join(`p${n % 5}`));
      await host.execute(request(`p${n % 5}`, n % 3 ? 'hands/raise' : 'hands/lower'));
      expect(replica.state).toEqual(await host.read((engine) => engine.staffView.snapshot().state));
    }
  });

  test('a command that throws is refused and harms no other', async () => {
    const host = await live(hostsHere());
    const spring = () => {
      throw new Error('trap');
    };
    const trap = new Proxy({}, { ownKeys: spring, get: spring });
    const [broken, fine] = await Promise.all([
      host.execute(request('h', 'session/extend', trap)), host.execute(request('h', 'session/extend', { minutes: 15 })),
    ]);
    expect(broken).toMatchObject({ code: 'host/failed' });
    expect(seqOf(fine)).toBe(5);
    expect(faults.splice(0)).toHaveLength(1);
  });

  test('closing answers what was accepted and refuses what comes later', async () => {
    const hosts = hostsHere();
    const host = await live(hosts);
    const accepted = Array.from({ length: 50 }, (_, n) => host.system('roster/join', join(`p${n}`)));
    const closing = hosts.close();
    expect(await host.execute(request('h', 'session/end'))).toMatchObject({ code: 'host/closed' });
    await closing;
    expect((await Promise.all(accepted)).map(seqOf).at(-1)).toBe(54);
    await expect(host.read((engine) => engine.seq)).rejects.toMatchObject({ code: 'host/closed' });
    expect((await store.snapshots.load('e1'))?.seq).toBe(54);
  });

  test('there is one host per event, none where there is no event, and creating twice is refused', async () => {
    const hosts = hostsHere();
    expect(await hosts.open('e1')).toBeUndefined();
    const answers = await Promise.allSettled([hosts.create('e1', plan), hosts.create('e1', plan), hosts.open('e1')]);
    const rejected = answers.filter(({ status }) => status === 'rejected');
    expect(rejected).toMatchObject([{ reason: { code: 'session/exists' } }]);
    expect(await hosts.open('e1')).toBe(await hosts.open('e1'));
  });

  test('a creation that was cut short can be made again', async () => {
    await store.events.create('e1', 1);
    const hosts = hostsHere();
    expect(await hosts.open('e1')).toBeUndefined();
    expect((await hosts.create('e1', plan)).id).toBe('e1');
  });

  test('entries are given from the cursor on, at least once, in order', async () => {
    const before = hostsHere();
    const host = await live(before);
    const feed = host.entriesFrom('effects');
    const commands = (entries: Awaited<ReturnType<typeof feed.next>>) => entries.map(({ seq }) => seq);
    const first: number[] = [];
    while (first.length < 4) first.push(...commands(await feed.next()));
    expect(first).toEqual([1, 2, 3, 4]);
    await feed.done(3);
    const next = feed.next();
    await host.execute(request('h', 'session/extend', { minutes: 15 }));
    expect(commands(await next)).toEqual([5]);
    await before.close();
    expect(await feed.next()).toEqual([]);
    const again = (await hostsHere().open('e1'))!.entriesFrom('effects');
    expect([...commands(await again.next()), ...commands(await again.next())]).toEqual([4, 5]);
  });
});
