import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LineDown } from '@rostrum/core/ports';
import { Replica } from '@rostrum/core/sync';
import { openInvocations, type InvocationHost, type InvocationHosts } from '../host/index.js';
import { plan, request, seqOf } from '../host/host.test.support.js';
import { openStore, type Store } from '../store/index.js';
import type { BatchResult, StreamEvent } from './events.js';
import { fanOutHandler } from './fan-out.js';
import { heardGateway, type HeardGateway } from './gateway.test.support.js';
import { parts } from './line-parts.js';
import { opened, stored, stream } from './stream.test.support.js';

const log = pino({ level: 'silent' });
let store: Store;
let hosts: InvocationHosts;
let host: InvocationHost;
let api: HeardGateway;
let follow: (event: StreamEvent) => Promise<BatchResult>;
/** Another process: nothing is known but what is stored. */
const coldStart = () => void (follow = fanOutHandler({ store, gateway: api.gateway, cues: () => [], log }));

beforeEach(async () => {
  store = await openStore();
  api = await heardGateway();
  hosts = openInvocations({ store });
  host = await hosts.create('e1', plan);
  for (const [person, role] of Object.entries({ h: 'host', m: 'moderator', amy: 'attendee', bo: 'attendee' })) {
    seqOf(await host.system('roster/join', { person, name: person, role }));
  }
  seqOf(await host.execute(request('h', 'session/open')));
  seqOf(await host.execute(request('h', 'session/go-live')));
  coldStart();
});
afterEach(async () => {
  await hosts.close();
  await api.close();
  await store.close();
});

async function open(connection: string, person: string): Promise<void> {
  await store.lines.admit(connection, { event: 'e1', person });
  await store.lines.add(connection, { event: 'e1', person });
  expect(await follow(stream(await opened(store, 'e1', person, connection)))).toEqual({ batchItemFailures: [] });
}
const asked = async (person: string, command: string, input: object = {}) => {
  seqOf(await host.execute(request(person, command, input)));
  return stored('e1');
};
const of = <T extends LineDown['t']>(connection: string, type: T) =>
  api.heard(connection).filter((message): message is Extract<LineDown, { t: T }> => message.t === type);

describe('what goes down the lines', () => {
  test('begins with a hello: who I am, my own view, for staff all of it, and when the line will be cut', async () => {
    await open('a', 'amy');
    await open('m1', 'm');
    const [hello] = of('a', 'hello');
    expect(hello).toMatchObject({ person: 'amy', role: 'attendee', self: { people: { amy: { name: 'amy' } } } });
    expect(hello).not.toHaveProperty('staff');
    expect(hello!.expiresAt! - hello!.now).toBeLessThan(2 * 3_600_000);
    expect(of('m1', 'hello')[0]!.staff!.state).toEqual(await host.read((engine) => engine.staffView.state()));
  });

  test('staff hear every change in order, over cold starts, over batches that come twice, and with many writers', async () => {
    await open('m1', 'm');
    const replica = new Replica('staff');
    replica.snapshot(of('m1', 'hello')[0]!.staff!);
    for (let n = 0; n < 12; n++) {
      const records = [await asked('amy', n % 2 ? 'hands/lower' : 'hands/raise'), await asked('bo', 'chat/direct', { text: `${n}?` })];
      await follow(stream(...records));
      if (n % 3 === 0) coldStart();
      if (n % 4 === 0) await follow(stream(...records));
    }
    for (const { frame } of of('m1', 'frame')) replica.frame(frame);
    expect(replica.behind).toBe(false);
    expect(replica.state).toEqual(await host.read((engine) => engine.staffView.state()));
  });

  test('everybody hears what concerns them alone; a promotion opens the staff view, a demotion ends it', async () => {
    await open('a', 'amy');
    await open('b', 'bo');
    await follow(stream(await asked('amy', 'hands/raise', { question: 'Why?' })));
    expect(of('a', 'self').at(-1)!.self).toMatchObject({ hands: { amy: { question: 'Why?' } } });
    expect(of('b', 'self')).toEqual([]);
    await follow(stream(await asked('h', 'roster/promote', { person: 'amy', role: 'moderator' })));
    expect(of('a', 'self').at(-1)).toMatchObject({ role: 'moderator', staff: { view: 'staff' } });
    await follow(stream(await asked('bo', 'hands/raise')));
    expect(of('a', 'frame')).toHaveLength(1);
    await follow(stream(await asked('h', 'roster/demote', { person: 'amy' })));
    await follow(stream(await asked('bo', 'hands/lower')));
    expect(of('a', 'frame')).toHaveLength(1);
    expect(JSON.stringify(api.heard('b'))).not.toContain('Why?');
  });

  test('who is removed is told why, and is cut; who is gone harms nobody (S4.12)', async () => {
    await open('a', 'amy');
    await open('b', 'bo');
    await open('m1', 'm');
    api.lose('m1');
    await follow(stream(await asked('h', 'moderation/ban', { person: 'amy', reason: 'spam' })));
    expect(of('a', 'bye')).toMatchObject([{ code: 'banned' }]);
    expect(api.cut).toContain('a');
    expect((await store.lines.of('e1', ['amy'])).size).toBe(0);
    await follow(stream(await asked('h', 'moderation/kick', { person: 'bo', reason: 'noise' })));
    expect(of('b', 'bye')).toMatchObject([{ code: 'kicked' }]);
  });

  test('a record that cannot be followed comes again', async () => {
    await open('m1', 'm');
    const record = await asked('amy', 'hands/raise');
    const broken = fanOutHandler({
      store: { ...store, cursors: { ...store.cursors, get: () => Promise.reject(new Error('no table')) } as never },
      gateway: api.gateway, cues: () => [], log,
    });
    expect(await broken(stream(record))).toEqual({ batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] });
  });
});

test('what a gateway cannot carry goes in parts, which no character is lost between', () => {
  const text = `"${'😀é'.repeat(50_000)}"`;
  const all = parts(text);
  expect(all.length).toBeGreaterThan(2);
  for (const part of all) expect(Buffer.byteLength(part)).toBeLessThan(128 * 1024);
  for (const part of all) expect(Buffer.from(part).toString()).toBe(part);
  expect(all.map((part) => part.slice(1)).join('')).toBe(text);
  expect(parts('{}')).toEqual(['{}']);
});
