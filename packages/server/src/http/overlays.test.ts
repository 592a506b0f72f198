import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

const quiz = (question: string) =>
  ({ kind: 'quiz', question, answers: ['Marker right', 'Two', 'Three'], correct: 0, duration: 5 }) as const;
const poll = (options: string[], changeable = true) =>
  ({ kind: 'poll', question: '=1+1', options, duration: 120, changeable, hidden: false }) as const;
const viewOf = (id: string) =>
  rig.json<{ state: { overlays: Record<string, { large?: true; endedAt?: number }> } }>('GET', `/api/events/${id}`);
const contentOf = async (id: string, overlay: string) =>
  (await rig.request('GET', `/api/events/${id}/overlays/${overlay}`)).json();

async function live(): Promise<{ id: string; host: Participant; send(content: object): Promise<string> }> {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const send = async (content: object) => {
    await host.do('overlays/send', { content } as never);
    const { state } = await viewOf(id);
    return Object.entries(state.overlays).find(([, { endedAt }]) => endedAt === undefined)![0];
  };
  return { id, host, send };
}

test('S2.11 content too large for a view is fetched by its id, once and for all', async () => {
  const { id, send } = await live();
  const overlay = await send({ ...quiz('Why? '.repeat(50)), answers: ['A', 'B', 'C'].map((each) => each.repeat(128)) });
  expect((await viewOf(id)).state.overlays[overlay]).toMatchObject({ large: true });
  const response = await rig.request('GET', `/api/events/${id}/overlays/${overlay}`);
  expect(response.headers.get('cache-control')).toContain('immutable');
  const content = (await response.json()) as object;
  expect(content).toEqual(expect.objectContaining({ kind: 'quiz', answers: expect.anything() as string[] }));
  expect(content).not.toHaveProperty('correct');
  const headers = { 'if-none-match': response.headers.get('etag')! };
  expect((await rig.request('GET', `/api/events/${id}/overlays/${overlay}`, { headers })).status).toBe(304);
  for (const wrong of ['nope', '__proto__', 'constructor', '%00']) {
    const refused = await problemOf(await rig.request('GET', `/api/events/${id}/overlays/${wrong}`));
    expect(refused).toMatchObject({ status: 404, code: 'overlays/no-such-overlay' });
  }
});

test('S2.11 the right answer of a quiz is in no byte that anybody gets before answering', async () => {
  const { id, send } = await live();
  const anna = await rig.joined('Anna', id);
  const ben = await rig.joined('Ben', id);
  const [line, other] = [await anna.line(), await ben.line()];
  const overlay = await send(quiz('Which?'));
  const bytes = [line.messages, other.messages, await viewOf(id), await contentOf(id, overlay)];
  expect(JSON.stringify(bytes)).not.toContain('correct');
  await anna.do('overlays/answer', { overlay, choice: 1 });
  const answered = () => line.all('self').find(({ self }) => JSON.stringify(self).includes('correct'))?.self;
  expect(await until(answered, 'the answer')).toMatchObject({ answers: { [overlay]: { choice: 1, correct: 0 } } });
  expect(JSON.stringify([other.messages, await viewOf(id)])).not.toContain('correct');
});

test('S3.6 the answers of all overlays are a file that a spreadsheet may open, for staff', async () => {
  const { id, host, send } = await live();
  const evil = await rig.joined('=HYPERLINK("http://x")', id);
  const ben = await rig.joined('Ben, "the" 2nd', id);
  const first = await send(poll(['+1', 'B']));
  await evil.do('overlays/answer', { overlay: first, choice: 0 });
  await ben.do('overlays/answer', { overlay: first, choice: 0 });
  await ben.do('overlays/answer', { overlay: first, choice: 1 });
  const second = await send(quiz('Which?'));
  await ben.do('overlays/answer', { overlay: second, choice: 0 });
  expect((await ben.request('GET', '/answers.csv')).status).toBe(403);
  const response = await host.request('GET', '/answers.csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...rows] = bytes.toString().slice(1).trimEnd().split('\r\n');
  expect(header).toBe('overlay,kind,question,sent,person,name,choice,answer,right answer,right,answered');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain(`,'=1+1,`);
  expect(rows[0]).toContain(`,"'=HYPERLINK(""http://x"")",1,'+1,`);
  // The last vote counts.
  expect(rows[1]).toContain(',"Ben, ""the"" 2nd",2,B,');
  expect(rows[2]).toContain(',1,Marker right,Marker right,yes,');
});

test('S3.6 the file of answers is for staff: not for those who answered, guests, strangers or the banned', async () => {
  const { id, host } = await live();
  const [anna, mod] = [await rig.joined('Anna', id), await rig.joined('Mo', id)];
  const { guest } = await rig.json<{ guest: string }>('POST', `/api/events/${id}/join`, { body: { name: 'Gus' } });
  const stranger = await rig.signIn('Stranger');
  const statusFor = async (token?: string) =>
    (await rig.request('GET', `/api/events/${id}/answers.csv`, token === undefined ? {} : { token })).status;
  expect(await statusFor()).toBe(401);
  for (const token of [anna.token, guest, stranger.token]) expect(await statusFor(token)).toBe(403);
  await host.do('roster/promote', { person: anna.person, role: 'speaker' });
  expect(await statusFor(anna.token)).toBe(403);
  await host.do('roster/promote', { person: mod.person, role: 'moderator' });
  expect(await statusFor(mod.token)).toBe(200);
  await host.do('moderation/ban', { person: mod.person });
  expect(await statusFor(mod.token)).toBe(403);
  const unknown = await rig.request('GET', '/api/events/nosuchevent/answers.csv', { token: host.token });
  const refused = await problemOf(unknown);
  expect(refused).toMatchObject({ status: 404, code: 'session/missing' });
});

test('S2.9 content is fetched while anybody may still be seeing it, by whoever sees the event', async () => {
  const { id, host, send } = await live();
  const celebration = { kind: 'celebration' };
  const first = await send(celebration);
  expect(await contentOf(id, first)).toEqual(celebration);
  for (let n = 0; n < 3; n++) await send(celebration);
  expect((await rig.request('GET', `/api/events/${id}/overlays/${first}`)).status).toBe(200);
  await send(celebration);
  const gone = await rig.request('GET', `/api/events/${id}/overlays/${first}`);
  expect(gone.headers.get('cache-control')).toBe('no-store');
  expect(await problemOf(gone)).toMatchObject({ status: 404, code: 'overlays/no-such-overlay' });
  // Not even by those who prepared it: a draft is no overlay.
  const { seq } = await host.ask('overlays/prepare', { content: { kind: 'celebration' } });
  expect((await host.request('GET', `/overlays/${seq!.toString(36)}`)).status).toBe(404);
});

test('a cache keeps content apart by the origin that asked for it', async () => {
  const { id, send } = await live();
  const overlay = await send({ kind: 'celebration' });
  const path = `/api/events/${id}/overlays/${overlay}`;
  const plain = await rig.request('GET', path);
  const own = await rig.request('GET', path, { headers: { origin: rig.url } });
  expect([plain.headers.get('vary'), own.headers.get('vary')]).toEqual(['origin', 'origin']);
  expect(plain.headers.get('access-control-allow-origin')).toBeNull();
  expect(own.headers.get('access-control-allow-origin')).toBe(rig.url);
});
