import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LineDown, LineUp } from '@rostrum/core/ports';
import { StoredTickets } from '../access/index.js';
import { openInvocations, type InvocationHosts } from '../host/index.js';
import { plan, request, seqOf, wholeLog } from '../host/host.test.support.js';
import { createLimits } from '../limits/index.js';
import { openStore, type Store } from '../store/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import type { LineEvent } from './events.js';
import { heardGateway, type HeardGateway } from './gateway.test.support.js';
import type { Errand } from './later.js';
import { lineHandler } from './line.js';

const PAGE = 'https://live.test';
let store: Store;
let clock: HeldClock;
let hosts: InvocationHosts;
let api: HeardGateway;
let errands: { readonly errand: Errand; readonly after: number }[];
let tickets: StoredTickets;
let handle: ReturnType<typeof lineHandler>;

beforeEach(async () => {
  clock = new HeldClock();
  store = await openStore({ clock });
  hosts = openInvocations({ store });
  api = await heardGateway();
  tickets = new StoredTickets(store);
  errands = [];
  handle = lineHandler({
    hosts, tickets, clock, lines: store.lines, limits: createLimits(clock), gateway: api.gateway, origins: new Set([PAGE]),
    later: {
      after: (after, errand) => {
        errands.push({ after, errand });
        return Promise.resolve();
      },
    },
  });
  const host = await hosts.create('e1', plan);
  seqOf(await host.system('roster/join', { person: 'h', name: 'Host', role: 'host' }));
  seqOf(await host.system('roster/join', { person: 'amy', name: 'Amy', role: 'attendee' }));
  seqOf(await host.execute(request('h', 'session/open')));
  seqOf(await host.execute(request('h', 'session/go-live')));
});
afterEach(async () => {
  await hosts.close();
  await api.close();
  await store.close();
});

const event = (eventType: LineEvent['requestContext']['eventType'], connectionId: string, more: Partial<LineEvent> = {}) =>
  handle({ requestContext: { eventType, routeKey: '$default', connectionId }, isBase64Encoded: false, ...more });
const connect = (connection: string, ticket: string, headers: Record<string, string> = {}) =>
  event('CONNECT', connection, { headers: { 'Sec-WebSocket-Protocol': `rostrum, ${ticket}`, ...headers } });
const say = (connection: string, message: LineUp | string) =>
  event('MESSAGE', connection, { body: typeof message === 'string' ? message : JSON.stringify(message) });
const answerTo = async (connection: string, message: LineUp) =>
  JSON.parse((await say(connection, message)).body ?? 'null') as LineDown | null;
async function open(connection: string, person = 'amy') {
  const { ticket } = await tickets.issue({ event: 'e1', person });
  expect(await connect(connection, ticket)).toMatchObject({ statusCode: 200 });
  expect(await say(connection, { t: 'hi' })).toEqual({ statusCode: 200 });
}
const online = async () => (await (await hosts.open('e1'))!.read((engine) => engine.staffView.state(['people'])))['people'];

describe('the line behind API Gateway (S1.25)', () => {
  test('lets in who has a ticket: once, for half a minute, from a page that may', async () => {
    const { ticket } = await tickets.issue({ event: 'e1', person: 'amy' });
    expect(await connect('a', ticket, { origin: 'https://elsewhere.test' })).toEqual({ statusCode: 403 });
    expect(await connect('a', ticket, { origin: PAGE })).toEqual({
      statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'rostrum' },
    });
    expect(await connect('b', ticket)).toEqual({ statusCode: 401 });
    expect(await connect('b', 'made-up')).toEqual({ statusCode: 401 });
    expect(await event('CONNECT', 'b')).toEqual({ statusCode: 401 });
    const late = await tickets.issue({ event: 'e1', person: 'amy' });
    clock.jump(30_001);
    expect(await connect('b', late.ticket)).toEqual({ statusCode: 401 });
    expect(await say('b', { t: 'hi' })).toEqual({ statusCode: 410 });
  });

  test('a ticket is in the table by its hash only', async () => {
    const { ticket } = await tickets.issue({ event: 'e1', person: 'amy' });
    expect(await store.records.get({ partition: 'line-tickets', id: ticket })).toBeUndefined();
    expect(JSON.stringify((await store.records.query('line-tickets')).records)).not.toContain(ticket);
  });

  test('whoever says hi has arrived, and departs when no line is left for a while', async () => {
    await open('a');
    await open('b');
    expect(await online()).toMatchObject({ amy: { online: true } });
    await event('DISCONNECT', 'a');
    expect(errands).toEqual([]);
    await event('DISCONNECT', 'b');
    expect(errands).toEqual([{ after: 10_000, errand: { event: 'e1', depart: 'amy' } }]);
    await event('DISCONNECT', 'b');
    expect(errands).toHaveLength(1);
  });

  test('answers a command with the own view as it is then, and the same for the same id', async () => {
    await open('a');
    const command = { t: 'command', id: 'one', command: 'hands/raise', input: { question: 'Why?' } } as const;
    const ack = await answerTo('a', command);
    expect(ack).toMatchObject({ t: 'ack', id: 'one', own: { role: 'attendee', self: { hands: { amy: { question: 'Why?' } } } } });
    await answerTo('a', command);
    const log = await wholeLog(store, 'e1');
    expect(log.filter(({ entry }) => entry.command === 'hands/raise')).toHaveLength(1);
    expect(await answerTo('a', { ...command, id: 'two' })).toMatchObject({ t: 'refused', error: { code: 'hands/already-raised' } });
    expect(await answerTo('a', { ...command, id: 'three', command: 'session/end', input: {} })).toMatchObject({
      t: 'refused', error: { code: 'engine/denied' },
    });
    expect(await answerTo('a', { t: 'ping', at: 7 })).toEqual({ t: 'pong', at: 7, now: clock.now() });
  });

  test('cuts who says what it does not understand, and who is not in the event', async () => {
    await open('a');
    for (const nonsense of ['{', '{"t":"hello"}', '{"t":"command","id":"","command":"x"}']) {
      expect((await say('a', nonsense)).statusCode).toBe(400);
    }
    expect(api.heard('a')[0]).toMatchObject({ t: 'bye', code: 'denied' });
    expect(api.cut).toContain('a');
    const { ticket } = await tickets.issue({ event: 'e1', person: 'stranger' });
    await connect('s', ticket);
    expect((await say('s', { t: 'hi' })).statusCode).toBe(403);
    expect(api.cut).toContain('s');
  });

  test('one person has five lines at most: the oldest goes', async () => {
    for (const connection of ['a', 'b', 'c', 'd', 'e', 'f']) {
      clock.jump(1);
      await open(connection);
    }
    expect([...api.cut]).toEqual(['a']);
    expect(api.heard('a')).toMatchObject([{ t: 'bye', code: 'replaced' }]);
    expect(Object.keys((await store.lines.of('e1', ['amy'])).get('amy')!).sort()).toEqual(['b', 'c', 'd', 'e', 'f']);
  });
});
