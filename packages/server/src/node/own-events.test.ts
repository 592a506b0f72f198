import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveView } from '@rostrum/core/event';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ creators: ['carla'] })));
afterAll(() => rig[Symbol.asyncDispose]());

const plan = (channel?: 'encoder') => ({
  title: 'By itself', description: '', startsAt: Date.now(), duration: 60, guests: true, ...(channel && { channel }),
});
/** The development issuer's subject is the name in small letters. */
const owner = { subject: 'olga owner', name: 'Olga' };
const notice = { kind: 'notice', title: 'Hello', message: 'From the program', duration: 30 } as const;

test('S3.4 the program around the server makes an event in somebody\'s name, who is its host', async () => {
  const id = await rig.server.events.create(plan(), { owner });
  const olga = await rig.signIn('Olga Owner');
  olga.event = id;
  expect(await olga.join()).toMatchObject({ role: 'host' });
  const { events } = await rig.json<{ events: { id: string; host: string }[] }>('GET', '/api/events');
  expect(events.find((event) => event.id === id)).toMatchObject({ host: 'Olga', status: 'scheduled' });
});

test('it asks for commands as its owner does, and is refused as they are', async () => {
  const { events } = rig.server;
  const id = await events.create(plan(), { owner });
  const { seq } = await events.execute(id, owner, 'overlays/prepare', { content: notice });
  await expect(events.execute(id, owner, 'overlays/send', { draft: seq.toString(36) }))
    .rejects.toMatchObject({ code: 'session/wrong-status' });
  const stranger = { subject: 'somebody else', name: 'Sam' };
  await expect(events.execute(id, stranger, 'session/open', {})).rejects.toMatchObject({ kind: 'denied' });
  const missing = { code: 'session/missing' };
  await expect(events.execute('nosuchevent', owner, 'session/open', {})).rejects.toMatchObject(missing);
  await expect(events.watch('nosuchevent', () => {})).rejects.toMatchObject(missing);
});

test('it is told the staff\'s view now and after every change, until it has seen enough', async () => {
  const { events } = rig.server;
  const id = await events.create(plan(), { owner });
  const views: LiveView[] = [];
  const forget = await events.watch(id, (view) => void views.push(view));
  await until(() => views.length > 0, 'the view as it is');
  await events.execute(id, owner, 'overlays/prepare', { content: notice });
  await until(() => Object.keys(views.at(-1)!.drafts ?? {}).length === 1, 'the draft, which only staff sees');
  forget();
  const count = views.length;
  const others: LiveView[] = [];
  const stop = await events.watch(id, (view) => void others.push(view));
  await events.execute(id, owner, 'session/open', {});
  await until(() => others.at(-1)?.session?.session?.status === 'backstage', 'the change at another watcher');
  stop();
  expect(views).toHaveLength(count);
});

test('who asks for some tables is told those, after every change too', async () => {
  const { events } = rig.server;
  const id = await events.create(plan(), { owner });
  const views: LiveView[] = [];
  const forget = await events.watch(id, (view) => void views.push(view), ['session']);
  await events.execute(id, owner, 'session/open', {});
  await until(() => views.at(-1)?.session?.session?.status === 'backstage', 'the change');
  forget();
  expect(views.flatMap(Object.keys)).toEqual(views.map(() => 'session'));
});

test('a watcher that throws brings nothing down, and is in the log', async () => {
  const { events } = rig.server;
  const id = await events.create(plan(), { owner });
  const forget = await events.watch(id, () => {
    throw new Error('A watcher broke.');
  });
  await until(() => rig.logged.some((line) => line.includes('A watcher broke.')), 'the log');
  await events.execute(id, owner, 'session/open', {});
  forget();
});

test('only those named may make events by request; everybody else is told whom to ask', async () => {
  const [carla, anna] = [await rig.signIn('Carla'), await rig.signIn('Anna')];
  expect((await rig.request('POST', '/api/events', { token: carla.token, body: plan() })).status).toBe(201);
  const refused = await problemOf(await rig.request('POST', '/api/events', { token: anna.token, body: plan() }));
  expect(refused).toMatchObject({ status: 403, code: 'session/not-a-creator' });
  expect((await rig.request('POST', '/api/events', { body: plan() })).status).toBe(401);
});
