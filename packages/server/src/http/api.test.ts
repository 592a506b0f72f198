import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

describe('events', () => {
  test('S4.2 are listed soonest first; those that are over come last', async () => {
    const host = await rig.signIn('Lister');
    const make = async (title: string, startsAt: number) => (await rig.json<{ id: string }>('POST', '/api/events', {
      token: host.token, body: { title, description: 'About', startsAt, duration: 30, guests: false },
    })).id;
    const now = Date.now();
    const [late, soon, gone] = [
      await make('late', now + 9e8),
      await make('soon', now + 1e8),
      await make('gone', now + 2e8),
    ];
    await rig.json('DELETE', `/api/events/${gone}`, { token: host.token });
    const { events } = await rig.json<{ events: { id: string; status: string; host: string; signups: number }[] }>(
      'GET',
      '/api/events',
    );
    expect(events.map(({ id }) => id)).toEqual([soon, late, gone]);
    expect(events[2]).toMatchObject({ status: 'cancelled', host: 'Lister', signups: 0 });

    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { events: { id: string }[]; cursor?: string } = await rig.json(
        'GET',
        `/api/events?limit=1${cursor ? `&cursor=${cursor}` : ''}`,
      );
      ids.push(...page.events.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(ids).toEqual([soon, late, gone]);
  });

  test('the plan is changed by the host alone, and the list follows', async () => {
    const { id, host } = await rig.event();
    const anna = await rig.joined('Anna', id);
    expect((await anna.request('PATCH', '', { title: 'Mine' })).status).toBe(403);
    await host.json('PATCH', '', { title: 'Another title' });
    const { events } = await rig.json<{ events: { id: string; title: string }[] }>('GET', '/api/events?limit=500');
    expect(events.find((event) => event.id === id)?.title).toBe('Another title');
  });

  test('S4.3 a description of 5,000 characters of three bytes fits, 201 characters of title do not', async () => {
    const { token } = await rig.signIn('Writer');
    const plan = { title: 'T', description: '界'.repeat(5000), startsAt: 0, duration: 480, guests: true };
    expect((await rig.request('POST', '/api/events', { token, body: plan })).status).toBe(201);
    const refused = await problemOf(
      await rig.request('POST', '/api/events', { token, body: { ...plan, title: 'x'.repeat(201) } }),
    );
    expect(refused).toMatchObject({ status: 400, code: 'http/invalid', path: ['title'] });
  });

  test('the public view has an ETag of epoch and sequence; 304 while nothing happened', async () => {
    const { id } = await rig.event();
    const first = await rig.request('GET', `/api/events/${id}`);
    const etag = first.headers.get('etag')!;
    const { epoch, seq, view } = (await first.json()) as { epoch: string; seq: number; view: string };
    expect([etag, view]).toEqual([`"${epoch}-${seq}"`, 'public']);
    expect(first.headers.get('cache-control')).toBe('public, max-age=1');
    expect((await rig.request('GET', `/api/events/${id}`, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(
      304,
    );
    await rig.joined('Bert', id);
    expect((await rig.request('GET', `/api/events/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

describe('roles', () => {
  test('S5.8 the role comes from the event alone: whoever states one is refused', async () => {
    const { id, host } = await rig.event();
    const anna = await rig.signIn('Anna');
    anna.event = id;
    expect((await anna.request('POST', '/join', { role: 'host' })).status).toBe(400);
    expect(await anna.join()).toMatchObject({ role: 'attendee', name: 'Anna' });
    expect((await anna.ask('session/open', {})).status).toBe(403);
    await host.do('roster/promote', { person: anna.person, role: 'moderator' });
    expect(await anna.join()).toMatchObject({ role: 'moderator' });
    expect(await host.join()).toMatchObject({ role: 'host' });
  });

  test('whoever has not joined may do nothing', async () => {
    const { id } = await rig.event();
    const stranger = await rig.signIn('Stranger');
    stranger.event = id;
    for (const [method, part, body] of [
      ['POST', '/commands', { id: 'a', command: 'questions/ask', input: { text: 'Why?' } }],
      ['POST', '/chat-token', undefined],
      ['POST', '/stage-token', { kind: 'view' }],
      ['POST', '/line-ticket', undefined],
      ['GET', '/chat', undefined],
      ['GET', '/log', undefined],
      ['GET', '/signups', undefined],
    ] as const)
      expect([part, (await stranger.request(method, part, body)).status]).toEqual([part, 403]);
  });

  test('a command asked twice with one id is done once', async () => {
    const { id, host } = await rig.event();
    const anna = await rig.joined('Anna', id);
    await host.do('session/open', {});
    const body = { id: 'same', command: 'questions/ask', input: { text: 'Once?' } };
    const first = await anna.json('POST', '/commands', body);
    expect(await anna.json('POST', '/commands', body)).toEqual(first);
    const conflict = await problemOf(
      await host.request('POST', '/commands', { id: 'x', command: 'session/open', input: {} }),
    );
    expect(conflict).toMatchObject({ status: 409, code: 'session/wrong-status', seq: first['seq'] });
  });

  test('S4.7 messages to the group cannot go round the room', async () => {
    const { id } = await rig.event();
    const anna = await rig.joined('Anna', id);
    expect(await anna.ask('chat/send', { text: 'hi', message: 'forged' })).toMatchObject({
      status: 403,
      code: 'chat/room-only',
    });
  });
});

describe('guests', () => {
  test('S1.9 come in with a name, are known by their token, in that event only', async () => {
    const { id } = await rig.event();
    const other = (await rig.event()).id;
    const joined = await rig.json<{ person: string; guest: string; role: string }>('POST', `/api/events/${id}/join`, {
      body: { name: 'Gus' },
    });
    expect(joined).toMatchObject({ role: 'guest', name: 'Gus', feed: 'room' });
    expect(await rig.json('POST', `/api/events/${id}/join`, { token: joined.guest, body: {} })).toMatchObject({
      person: joined.person,
    });
    expect(await rig.json('GET', '/api/me', { token: joined.guest })).toEqual({ person: joined.person, name: 'Gus' });
    const elsewhere = await problemOf(
      await rig.request('POST', `/api/events/${other}/join`, { token: joined.guest, body: {} }),
    );
    expect(elsewhere).toMatchObject({ status: 403, code: 'identity/other-event' });
    expect((await rig.request('POST', `/api/events/${other}/chat-token`, { token: joined.guest })).status).toBe(403);
    expect((await rig.request('PUT', `/api/events/${id}/signup`, { token: joined.guest })).status).toBe(403);
    const leave = await rig.request('POST', `/api/events/${id}/leave`, { body: { authorization: joined.guest } });
    expect(leave.status).toBe(200);
    expect((await rig.request('POST', `/api/events/${id}/chat-token`, { token: joined.guest })).status).toBe(403);
  });

  test('need a name, and an event that lets them in', async () => {
    const { id } = await rig.event();
    const closed = (await rig.event({ guests: false })).id;
    expect(await problemOf(await rig.request('POST', `/api/events/${id}/join`, { body: {} }))).toMatchObject({
      status: 400,
      path: ['name'],
    });
    expect((await rig.request('POST', `/api/events/${closed}/join`, { body: { name: 'Gus' } })).status).toBe(401);
  });
});

describe('records', () => {
  test('sign-ups are counted, listed for the host only, and taken back', async () => {
    const { id, host } = await rig.event();
    const people = await Promise.all(['Ada', 'Ben', 'Cem'].map((name) => rig.joined(name, id)));
    await Promise.all(people.map((person) => person.json('PUT', '/signup')));
    await people[0]!.json('PUT', '/signup');
    await people[1]!.json('DELETE', '/signup');
    const { signups } = await host.json<{ signups: { name: string }[] }>('GET', '/signups');
    expect(signups.map(({ name }) => name).sort()).toEqual(['Ada', 'Cem']);
    expect((await people[0]!.request('GET', '/signups')).status).toBe(403);
    await people[0]!.join();
    await host.do('moderation/ban', { person: people[0]!.person });
    expect(await problemOf(await people[0]!.request('PUT', '/signup'))).toMatchObject({ status: 403, code: 'roster/banned' });
    const { events } = await rig.json<{ events: { id: string; signups: number }[] }>('GET', '/api/events?limit=500');
    expect(events.find((event) => event.id === id)?.signups).toBe(2);
  });

  test('S4.12 the audit trail names who did what to whom, page by page, for staff only', async () => {
    const { id, host } = await rig.event();
    const anna = await rig.joined('Anna', id);
    await host.do('session/open', {});
    await host.do('moderation/restrict', { person: anna.person, what: 'chat', reason: 'spam' });
    await host.do('moderation/kick', { person: anna.person });
    expect((await anna.request('GET', '/log')).status).toBe(403);
    const all = await host.json<{ acts: object[]; next?: number }>('GET', '/log');
    expect(all.acts).toMatchObject([
      { command: 'session/open', byName: 'Hanna Host', role: 'host' },
      { command: 'moderation/restrict', targetName: 'Anna', reason: 'spam', target: anna.person },
      { command: 'moderation/kick', targetName: 'Anna' },
    ]);
    expect(all.next).toBeUndefined();
    const first = await host.json<{ acts: object[]; next: number }>('GET', '/log?limit=2');
    const rest = await host.json<{ acts: object[] }>('GET', `/log?after=${first.next}`);
    expect([...first.acts, ...rest.acts]).toEqual(all.acts);
  });

  test('who I am', async () => {
    const { token, person } = await rig.signIn('Me');
    expect(await rig.json('GET', '/api/me', { token })).toEqual({ person, name: 'Me' });
    expect(person).toMatch(/^[a-z0-9]{20}$/);
  });
});

test('OpenAPI describes every route and every command, from the schemas that judge them', async () => {
  const api = await rig.json<{
    paths: Record<string, Record<string, { requestBody?: object }>>;
    components: { schemas: Record<string, object> };
  }>('GET', '/api/openapi.json');
  expect(Object.keys(api.paths)).toEqual(
    expect.arrayContaining([
      '/api/events',
      '/api/events/{id}',
      '/api/events/{id}/join',
      '/api/events/{id}/stage-token',
      '/api/me',
      '/api/health',
      '/hooks/chat-review',
    ]),
  );
  expect(api.components.schemas['hands.raise']).toMatchObject({ type: 'object', additionalProperties: false });
  expect(api.components.schemas['session.extend']).toMatchObject({ properties: { minutes: { enum: [15, 30, 60] } } });
  expect(api.paths['/api/events']!['post']!.requestBody).toBeDefined();
});

test('health tells of the store', async () => {
  expect(await rig.json('GET', '/api/health')).toMatchObject({ status: 'ok', store: 'ok' });
});
