import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Scheduler } from '@aws-sdk/client-scheduler';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tablesOf } from '@rostrum/core/event';
import { Replica, type Frame } from '@rostrum/core/sync';
import { reactBy, type React } from '../effects/effect.js';
import { openInvocations, type InvocationHost, type InvocationHosts } from '../host/index.js';
import { plan, request, seqOf } from '../host/host.test.support.js';
import { openStore, type Store } from '../store/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { effectsHandler } from './effects.js';
import type { Errand } from './later.js';
import { stored, stream } from './stream.test.support.js';

const MINUTE = 60_000;
let store: Store;
let clock: HeldClock;
let hosts: InvocationHosts;
let host: InvocationHost;
let errands: (Errand & { readonly after: number })[];
let frames: Frame[];
let feedFails: boolean;
let enforced: string[];
let schedules: { readonly method: string; readonly body: { ScheduleExpression: string; Target: { Input: string } } }[];
let scheduler: { readonly client: Scheduler; readonly server: Server };
let react: React;
let handle: ReturnType<typeof effectsHandler>;

const coldStart = () => {
  handle = effectsHandler({
    store,
    scheduler: scheduler.client,
    environment: { schedule: { group: 'g', roleArn: 'arn:aws:iam::1:role/r', targetArn: 'arn:aws:lambda:::f' } },
    later: { after: (after, errand) => Promise.resolve(void errands.push({ ...errand, after })) },
    care: {
      effects: (...args) => react(...args),
      enforcement: { enforce: (_: unknown, person: string) => Promise.resolve(void enforced.push(person)) } as never,
    },
    channel: {
      publish: (_, frame) => feedFails ? Promise.reject(new Error('throttled')) : Promise.resolve(void frames.push(frame)),
    },
    log: pino({ level: 'silent' }),
  });
};

beforeEach(async () => {
  clock = new HeldClock();
  store = await openStore({ clock });
  hosts = openInvocations({ store });
  [errands, frames, enforced, schedules, feedFails] = [[], [], [], [], false];
  react = () => [];
  scheduler = await startScheduler();
  host = await hosts.create('e1', { ...plan, duration: 60 });
  for (const [person, role] of Object.entries({ h: 'host', amy: 'attendee' })) {
    seqOf(await host.system('roster/join', { person, name: person, role }));
  }
  coldStart();
});
afterEach(async () => {
  await hosts.close();
  scheduler.client.destroy();
  await new Promise((resolve) => scheduler.server.close(resolve));
  await store.close();
});

/** EventBridge Scheduler at the wire: nothing is there before it is made. */
async function startScheduler() {
  const made = new Set<string>();
  const server = createServer((incoming, reply) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const method = incoming.method!;
      if (method === 'PUT' && !made.has(incoming.url!)) {
        return reply.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' }).end('{"Message":"none"}');
      }
      made.add(incoming.url!);
      schedules.push({ method, body: JSON.parse(Buffer.concat(parts).toString()) as (typeof schedules)[0]['body'] });
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{"ScheduleArn":"arn"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new Scheduler({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { client, server };
}
const ask = async (person: string, command: string, input: object = {}) =>
  void seqOf(await host.execute(request(person, command, input)));
const poke = () => handle(stream(stored('e1')));
const errand = (body: Errand) => handle({ Records: [{ messageId: 'm', body: JSON.stringify(body) }] });
const DONE = { batchItemFailures: [] };

describe('what follows from what was stored', () => {
  test('effects run once each; one that fails is tried again, with growing pauses, and holds up only its own key', async () => {
    const ran: string[] = [];
    let broken = true;
    react = reactBy({
      'session/opened': () => ({ key: 'a', errand: 'channel', run: () => broken ? Promise.reject(new Error('throttled')) : Promise.resolve(void ran.push('opened')) }),
      'session/went-live': () => [
        { key: 'a', errand: 'channel', run: () => Promise.resolve(void ran.push('live')) },
        { key: 'b', errand: 'channel', run: () => Promise.resolve(void ran.push('other')) },
      ],
    });
    await ask('h', 'session/open');
    await ask('h', 'session/go-live');
    expect(await poke()).toEqual(DONE);
    expect(ran).toEqual(['other']);
    const again = errands.find(({ failures }) => failures === 1)!;
    expect(again.after).toBe(1_000);
    await errand(again);
    expect(errands.at(-1)).toMatchObject({ failures: 2, after: 2_000 });
    const told = async () => (await hosts.open('e1'))!.read((engine) => [...tablesOf(engine).retries.values()]);
    expect(await told()).toMatchObject([{ errand: 'channel' }]);
    broken = false;
    coldStart();
    await errand({ event: 'e1', failures: 2 });
    expect(ran.filter((each) => each !== 'other')).toEqual(['opened', 'live']);
    expect(await told()).toEqual([]);
    const done = ran.length;
    await poke();
    expect(ran).toHaveLength(done);
  });

  test('an effect whose time has not come is an errand', async () => {
    const at = clock.now() + 5 * MINUTE;
    let ran = 0;
    react = reactBy({ 'session/opened': () => ({ key: 'a', errand: 'channel', when: () => Promise.resolve(at), run: () => Promise.resolve(void ran++) }) });
    await ask('h', 'session/open');
    await poke();
    expect([ran, errands.some(({ after }) => after === 5 * MINUTE)]).toEqual([0, true]);
    clock.jump(5 * MINUTE);
    await errand({ event: 'e1' });
    expect(ran).toBe(1);
  });

  test('the feed brings a replica to the present, over cold starts and a feed that fails; one frame a second', async () => {
    await poke();
    const replica = new Replica('public');
    replica.snapshot(await host.read((engine) => engine.publicView.snapshot()));
    await ask('h', 'session/open');
    await poke();
    expect(frames.length).toBeLessThanOrEqual(1);
    expect(errands.some(({ after }) => after > 0 && after <= 1_000)).toBe(true);
    for (const command of ['session/go-live', 'hands/open'] as const) {
      clock.jump(1_000);
      if (command === 'session/go-live') await ask('h', command);
      else await ask('amy', 'questions/ask', { text: 'Why?' });
      coldStart();
      feedFails = true;
      await poke();
      feedFails = false;
      clock.jump(1_000);
      await errand({ event: 'e1', failures: 1 });
    }
    for (const frame of frames) replica.frame(frame);
    expect(replica.behind).toBe(false);
    expect(replica.state).toEqual(await host.read((engine) => engine.publicView.state()));
    const { repeat } = errands.filter((each) => each.repeat !== undefined).at(-1)!;
    const sent = frames.length;
    await errand({ event: 'e1', repeat: repeat! });
    await errand({ event: 'e1', repeat: repeat! });
    expect(frames.slice(sent)).toEqual([frames[sent - 1]]);
  });

  test('what is due soon is an errand, what is due later a schedule; whoever comes then does it (S4.4)', async () => {
    await ask('h', 'session/open');
    await ask('h', 'session/go-live');
    await poke();
    const end = clock.now() + 60 * MINUTE;
    expect(schedules).toHaveLength(1);
    expect(schedules[0]!.method).toBe('POST');
    expect(Date.parse(`${/^at\((.*)\)$/.exec(schedules[0]!.body.ScheduleExpression)![1]}Z`)).toBeLessThan(end);
    expect(JSON.parse(schedules[0]!.body.Target.Input)).toEqual({ event: 'e1' });
    await poke();
    expect(schedules).toHaveLength(1);
    clock.jump(61 * MINUTE);
    await errand({ event: 'e1' });
    expect(await (await hosts.open('e1'))!.read((engine) => tablesOf(engine).session.get('session')?.status)).toBe('ended');
  });

  test('errands: who has no line departs, who has one does not; who lost a place is put off', async () => {
    await host.system('roster/arrive', { person: 'amy' });
    await store.lines.admit('c', { event: 'e1', person: 'amy' });
    await store.lines.add('c', { event: 'e1', person: 'amy' });
    const online = async () => (await hosts.open('e1'))!.read((engine) => tablesOf(engine).people.get('amy')?.online);
    await errand({ event: 'e1', depart: 'amy' });
    expect(await online()).toBe(true);
    await store.lines.remove('c');
    await errand({ event: 'e1', depart: 'amy' });
    expect(await online()).toBe(false);
    await errand({ event: 'e1', demote: 'amy' });
    expect(enforced).toEqual(['amy']);
    expect(await errand({ event: 'unknown' })).toEqual(DONE);
  });
});
