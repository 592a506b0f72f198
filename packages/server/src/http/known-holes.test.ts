/** What could be done to the systems that this one replaces, tried on this one: a test for each, by its requirement. */
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { TestLine } from '../testing/test-line.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

interface Scene {
  readonly id: string;
  readonly host: Participant;
  readonly anna: Participant;
  readonly bert: Participant;
}
let scenes = 0;
async function live(): Promise<Scene> {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const scene = scenes++;
  return { id, host, anna: await rig.joined(`Anna ${scene}`, id), bert: await rig.joined(`Bert ${scene}`, id) };
}
const viewOf = async (id: string) =>
  (await rig.json<{ state: Record<string, Record<string, Record<string, unknown>>> }>('GET', `/api/events/${id}`)).state;

test('S1.10 a socket opens with a secret and not with an id; one secret used three times at once opens one', async () => {
  const { anna } = await live();
  const { ticket, url } = await anna.json<{ ticket: string; url: string }>('POST', '/line-ticket');
  expect(url).not.toContain(ticket);
  expect(await TestLine.open(`${url}?person=${anna.person}`, anna.person).ended()).toBe(401);
  const lines = [1, 2, 3].map(() => TestLine.open(url, ticket));
  await until(() => lines.every((line) => line.closed !== undefined || line.all('hello').length > 0), 'three answers');
  expect(lines.filter((line) => line.all('hello').length > 0).length).toBe(1);
  for (const line of lines) line.close();
  expect(rig.logged.join('')).not.toContain(ticket);
});

test('S1.12 an attendee does not come to the stage by asking for a token', async () => {
  const { anna } = await live();
  for (const kind of ['camera', 'screen']) {
    expect(await problemOf(await anna.request('POST', '/stage-token', { kind }))).toMatchObject({ status: 403, code: 'stage/not-on' });
  }
});

test('S2.14 whoever is signed in may watch, and a token to watch does not publish', async () => {
  const { anna } = await live();
  const { token, publish } = await anna.json<{ token: string; publish: boolean }>('POST', '/stage-token', { kind: 'view' });
  expect(publish).toBe(false);
  expect(decodeJwt(token)['capabilities']).toEqual({ allow_publish: false, allow_subscribe: true });
});

test('S2.12 votes are counted by the server: nobody states a tally, and a second vote counts for nothing', async () => {
  const { id, host, anna } = await live();
  await host.do('overlays/send', {
    content: { kind: 'poll', question: 'Tea?', options: ['Yes', 'No'], duration: 60, changeable: false, hidden: false },
  });
  const [overlay] = Object.keys((await viewOf(id))['overlays']!) as [string];
  await anna.do('overlays/answer', { overlay, choice: 0 });
  expect(await anna.ask('overlays/answer', { overlay, choice: 0 })).toMatchObject({ code: 'overlays/already-answered' });
  const forged = { overlay, choice: 1, counts: [0, 1000] };
  expect(await anna.ask('overlays/answer', forged)).toMatchObject({ status: 400, code: 'engine/invalid' });
  expect((await viewOf(id))['tallies']![overlay]).toEqual({ counts: [1, 0], people: 1 });
});

test('S2.15 the beacon of a closing page takes somebody away only with their own token', async () => {
  const { id, anna } = await live();
  const leave = (body: object) => rig.request('POST', `/api/events/${id}/leave`, { body });
  expect((await leave({})).status).toBe(401);
  expect((await leave({ person: anna.person })).status).toBe(400);
  expect((await leave({ authorization: anna.person })).status).toBe(401);
  expect((await leave({ authorization: anna.token })).status).toBe(200);
});

test('S4 claim 5: an attendee does not answer questions, nor act as somebody else', async () => {
  const { id, anna, bert } = await live();
  await anna.do('questions/ask', { text: 'Why?' });
  const [question] = Object.keys((await viewOf(id))['questions']!) as [string];
  expect(await bert.ask('questions/answer', { question, text: 'Because.' })).toMatchObject({ status: 403, code: 'engine/denied' });
  for (const [command, input] of [
    ['hands/raise', { person: bert.person }], ['hands/raise', { userId: bert.person }],
    ['questions/ask', { text: 'As Bert', person: bert.person }],
  ] as const) {
    expect(await anna.ask(command, input as never)).toMatchObject({ status: 400, code: 'engine/invalid' });
  }
  const state = await viewOf(id);
  expect(Object.values(state['questions']!).map(({ person }) => person)).toEqual([anna.person]);
  expect(state['count']).toMatchObject({ hands: 0 });
});

test('S4 claim 5: nobody acts in an event by way of another', async () => {
  const [{ id, host }, other] = [await live(), await live()];
  const stranger = other.anna;
  const path = `/api/events/${id}/commands`;
  const body = { id: 'elsewhere', command: 'hands/raise', input: {} };
  expect((await rig.request('POST', path, { token: stranger.token, body })).status).toBe(403);
  expect(await stranger.ask('moderation/kick', { person: host.person })).toMatchObject({ status: 403 });
});

test('S4 claim 6: who comes late sees what is pinned', async () => {
  const { id, host, anna } = await live();
  await anna.do('questions/ask', { text: 'Why?' });
  const [question] = Object.keys((await viewOf(id))['questions']!) as [string];
  await host.do('questions/pin', { question });
  expect((await viewOf(id))['questions']![question]).toMatchObject({ pinned: true });
});

test('S4 claim 7: a restriction is taken back, and a role survives a new connection', async () => {
  const { host, anna } = await live();
  await host.do('moderation/restrict', { person: anna.person, what: 'questions' });
  expect(await anna.ask('questions/ask', { text: 'Why?' })).toMatchObject({ code: 'questions/restricted' });
  await host.do('moderation/unrestrict', { person: anna.person, what: 'questions' });
  await anna.do('questions/ask', { text: 'Why?' });
  await host.do('roster/promote', { person: anna.person, role: 'cohost' });
  const line = await anna.line();
  line.close();
  expect(await anna.join()).toMatchObject({ role: 'cohost' });
  expect((await anna.line()).all('hello')[0]).toMatchObject({ role: 'cohost' });
});

test('S4 claim 8: a guest who was banned does not come back with the guest token, by any door', async () => {
  const { id, host } = await live();
  const gus = await rig.json<{ person: string; guest: string }>('POST', `/api/events/${id}/join`, { body: { name: 'Gus' } });
  await host.do('moderation/ban', { person: gus.person });
  const doors = [['join', {}], ['chat-token'], ['stage-token', { kind: 'view' }], ['line-ticket'], ['playback-token']] as const;
  for (const [door, body] of doors) {
    const response = await rig.request('POST', `/api/events/${id}/${door}`, { token: gus.guest, ...(body && { body }) });
    expect([door, (await problemOf(response)).code]).toEqual([door, 'roster/banned']);
  }
});

test('S4 claim 9: who is granted the word speaks with the participant that already watches', async () => {
  const { host, anna } = await live();
  const viewer = await anna.json<{ participant: string }>('POST', '/stage-token', { kind: 'view' });
  await anna.do('hands/raise', {});
  await host.do('hands/grant', { person: anna.person });
  const exchange = { kind: 'camera', participant: viewer.participant };
  expect(await anna.json('POST', '/stage-token', exchange)).toMatchObject({ participant: viewer.participant, publish: true });
});

test('S4.12 a kicked line does not ask questions any more', async () => {
  const { id, host, anna } = await live();
  const line = await anna.line();
  await host.do('moderation/kick', { person: anna.person });
  if (line.closed === undefined) line.send({ t: 'command', id: 'late', command: 'questions/ask', input: { text: 'Still here?' } });
  await line.ended();
  expect((await viewOf(id))['questions']).toEqual({});
});

test('S5.6 nobody goes on with a participant of somebody else', async () => {
  const { host, anna, bert } = await live();
  const { participant } = await anna.json<{ participant: string }>('POST', '/stage-token', { kind: 'view' });
  await bert.do('hands/raise', {});
  await host.do('hands/grant', { person: bert.person });
  expect(await problemOf(await bert.request('POST', '/stage-token', { kind: 'camera', participant })))
    .toMatchObject({ status: 403, code: 'access/not-yours' });
});

test('S5.8 whoever asks for a chat token as an administrator is what the event says', async () => {
  const { anna, host } = await live();
  const { token } = await anna.json<{ token: string }>('POST', '/chat-token', { isAdmin: true, userId: host.person });
  expect(token).toEqual(expect.any(String));
  expect(await anna.ask('chat/delete', { message: 'm1' })).toMatchObject({ status: 403, code: 'engine/denied' });
});
