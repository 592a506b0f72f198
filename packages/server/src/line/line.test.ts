import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { Replica, type Tree } from '@rostrum/core/sync';
import { Rig } from '../testing/rig.test.support.js';
import { TestLine } from '../testing/test-line.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

type Ticket = { ticket: string; url: string };
type Staff = { people?: Record<string, { online?: boolean }>; hands?: Tree; count?: { people?: number } };

test('S4.16 a ticket opens one line, once, for its event, from pages of this server', async () => {
  const { id, host } = await rig.event();
  const other = (await rig.event()).id;
  const ask = () => host.json<Ticket>('POST', '/line-ticket');
  const { ticket, url } = await ask();
  expect(url).not.toContain(ticket);
  const line = TestLine.open(url, ticket);
  await line.next('hello');
  expect(await TestLine.open(url, ticket).ended()).toBe(401);
  expect(await TestLine.open(url, 'no-ticket-at-all').ended()).toBe(401);
  const fresh = await ask();
  expect(await TestLine.open(fresh.url.replace(id, other), fresh.ticket).ended()).toBe(401);
  const foreign = await ask();
  expect(await TestLine.open(foreign.url, foreign.ticket, { origin: 'https://evil.example' }).ended()).toBe(403);
  // The foreign page did not use it up.
  const own = TestLine.open(foreign.url, foreign.ticket, { origin: rig.url });
  await own.next('hello');
});

test('S4.13 what is said before the hello waits for it, and is answered', async () => {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const [anna, staff] = [await rig.joined('Anna', id), await host.line()];
  const { ticket, url } = await anna.json<Ticket>('POST', '/line-ticket');
  // A store that is slow, and always the next batch waiting for it: what a line is greeted with has to wait as well.
  const { log } = rig.store;
  const append = log.append.bind(log);
  let [batches, isGreeted] = [0, false];
  const slow = vi.spyOn(log, 'append').mockImplementation(async (...batch) => {
    if (!isGreeted) staff.send({ t: 'command', id: `t${++batches}`, command: 'chat/toggle', input: { on: batches % 2 === 1 } });
    await setTimeout(50);
    return append(...batch);
  });
  await host.do('chat/toggle', { on: false });
  const line = TestLine.open(url, ticket);
  await line.up();
  line.send({ t: 'command', id: 'first', command: 'hands/raise', input: {} });
  const { id: answered } = await line.next('ack').finally(() => (isGreeted = true));
  expect([line.messages[0]?.t, answered]).toEqual(['hello', 'first']);
  await until(() => staff.all('ack').length === batches, 'the last batch');
  slow.mockRestore();
});

test('S4.11 staff see all of the event as it happens, the audience only what is theirs', async () => {
  const { id, host } = await rig.event();
  const people = await Promise.all(['Ada', 'Ben', 'Cem'].map((name) => rig.joined(name, id)));
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const staff = await host.line();
  const replica = new Replica('staff');
  replica.snapshot(staff.all('hello')[0]!.staff!);
  const [ada, ben] = [await people[0]!.line(), await people[1]!.line()];
  await Promise.all(people.map((person) => person.do('hands/raise', {})));
  await people[1]!.do('hands/lower', {});
  const seen = await until(() => {
    for (const { frame } of staff.all('frame')) replica.frame(frame);
    const state = replica.state as Staff;
    return !replica.behind && state.count?.people === 3 && Object.keys(state.hands ?? {}).length === 2 && state;
  }, 'two hands at the staff');
  expect(Object.keys(seen.hands!).sort()).toEqual([people[0]!.person, people[2]!.person].sort());
  expect(ada.all('frame')).toEqual([]);
  expect(JSON.stringify(ben.messages)).not.toContain(people[0]!.person);
});

test('S4.11 a role that changes opens and drops the staff view on the open line', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const line = await anna.line();
  await host.do('roster/promote', { person: anna.person, role: 'moderator' });
  const promoted = await until(() => line.all('self').find(({ role }) => role === 'moderator'), 'the promotion');
  expect(promoted.staff?.view).toBe('staff');
  await host.do('session/open', {});
  await until(() => line.all('frame').length > 0, 'a staff frame');
  await host.do('roster/demote', { person: anna.person });
  const demoted = await until(
    () => line.all('self').find(({ role, seq }) => role === 'attendee' && seq > promoted.seq),
    'the demotion',
  );
  expect(demoted).not.toHaveProperty('staff');
  const frames = line.all('frame').length;
  await host.do('session/go-live', {});
  await anna.do('hands/raise', {});
  expect(line.all('frame').length).toBe(frames);
});

test('S4.12 a kick says goodbye and closes the line; coming back is allowed', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const lines = [await anna.line(), await anna.line()];
  await host.do('moderation/kick', { person: anna.person });
  for (const line of lines) {
    expect(await line.next('bye')).toMatchObject({ code: 'kicked' });
    expect(await line.ended()).toBe(1000);
  }
  expect((await anna.request('POST', '/line-ticket')).status).toBe(403);
  await anna.join();
  await anna.line();
});

test('a sixth line of a person replaces the oldest', async () => {
  const { host } = await rig.event();
  const lines = [];
  for (let n = 0; n < 6; n++) lines.push(await host.line());
  expect(await lines[0]!.next('bye')).toMatchObject({ code: 'replaced' });
  expect(lines[1]!.closed).toBeUndefined();
});

test('commands, answers in the own view before the acknowledgement, pings', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const line = await anna.line();
  line.send({ t: 'ping', at: 17 });
  expect((await line.next('pong')).at).toBe(17);
  for (let n = 0; n < 5; n++) {
    line.send({ t: 'command', id: `up${n}`, command: 'hands/raise', input: {} });
    const { seq } = await line.next('ack');
    expect(line.messages.at(-1)!.t).toBe('ack');
    expect(line.all('self').at(-1)!.seq).toBeGreaterThanOrEqual(seq);
    expect(line.all('self').at(-1)!.self).toHaveProperty('hands');
    line.send({ t: 'command', id: `down${n}`, command: 'hands/lower', input: {} });
    await line.next('ack');
    expect(line.all('self').at(-1)!.self).not.toHaveProperty('hands');
  }
  line.send({ t: 'command', id: 'no', command: 'session/end', input: {} });
  expect((await line.next('refused')).error).toMatchObject({ code: 'engine/denied', kind: 'denied' });
});

test('nothing that is sent up a line does harm', async () => {
  const { host } = await rig.event();
  const line = await host.line();
  line.sendText('x'.repeat(9_000));
  expect(await line.ended()).toBe(1009);
  const odd = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          t: fc.constantFrom('command', 'ping', 'hello'),
          id: fc.anything(),
          command: fc.anything(),
          input: fc.anything(),
          at: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  );
  let people = 0;
  await fc.assert(fc.asyncProperty(odd, async (text) => {
    const person = await rig.joined(`Fuzz ${people++}`, host.event);
    const sent = await person.line();
    sent.sendText(text);
    sent.send({ t: 'ping', at: 1 });
    await until(() => sent.closed ?? sent.all('pong')[0], 'an answer or the end');
    sent.close();
  }), { numRuns: 60 });
  expect((await rig.request('GET', '/api/health')).status).toBe(200);
  expect(rig.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
