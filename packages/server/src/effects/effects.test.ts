import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { SkippingClock } from '../testing/skipping-clock.test.support.js';
import { enterStage, RawSocket } from '../testing/sockets.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

async function live(): Promise<{ id: string; host: Participant; anna: Participant }> {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  return { id, host, anna: await rig.joined('Anna', id) };
}

async function onStage(
  person: Participant,
  kind: string,
): Promise<{ socket: RawSocket; participant: string; token: string; stage: string }> {
  const { token, participant } = await person.json<{ token: string; participant: string }>('POST', '/stage-token', {
    kind,
  });
  const socket = enterStage(token);
  await until(() => socket.messages.length > 0, 'the stage');
  return { socket, participant, token, stage: decodeJwt(token)['resource'] as string };
}
/** The media service has ended it; the socket itself may linger for the client to close. */
const isDisconnected = (socket: RawSocket) => socket.messages.some(({ type }) => type === 'aws:ivs:DISCONNECT');
const report = (stage: string, name: string, participant: string, person: string) =>
  rig.request('POST', '/hooks/media-events', {
    token: rig.secret,
    body: {
      'detail-type': 'IVS Stage Update',
      resources: [stage],
      detail: { session_id: 's', event_name: name, participant_id: participant, user_id: person },
    },
  });
const slotOf = async (host: Participant, person: string) => {
  const { state } = await rig.json<{ state: { slots: Record<string, { onAir: boolean }> } }>(
    'GET',
    `/api/events/${host.event}`,
  );
  return state.slots[`c${person}`];
};

test('S4.12 a ban ends line, chat and stage, and old tokens stay dead', async () => {
  const { id, host, anna } = await live();
  const line = await anna.line();
  const { socket, token } = await onStage(anna, 'view');
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const chatToken = async () => (await anna.json<{ token: string }>('POST', '/chat-token')).token;
  const room = await RawSocket.open(chat, await chatToken()).opened();
  await host.do('moderation/ban', { person: anna.person, reason: 'abuse' });
  await until(() => line.closed && isDisconnected(socket) && room.closed, 'the end of everything');
  expect(line.all('bye')[0]).toMatchObject({ code: 'banned' });
  for (const [part, body] of [
    ['/join', {}],
    ['/stage-token', { kind: 'view' }],
    ['/chat-token'],
    ['/line-ticket'],
    ['/commands', { id: 'x', command: 'hands/raise', input: {} }],
  ] as const) {
    expect([part, (await anna.request('POST', part, body)).status]).toEqual([part, 403]);
  }
  const again = enterStage(token);
  const error = await until(
    () => again.messages.find(({ type }) => type === 'aws:ivs:JOIN_ERROR'),
    'the refusal of the old token',
  );
  expect(JSON.stringify(error)).toContain('PARTICIPANT_DISCONNECTED');
  await host.do('moderation/unban', { person: anna.person });
  await until(async () => (await anna.request('POST', '/join', {})).status === 200, 'to come back after the ban');
  await until(
    async () => (await anna.request('POST', '/stage-token', { kind: 'view' })).status === 200,
    'a token after the ban',
  );
});

test('S4.12 a chat token from before a ban lets nobody read on', async () => {
  const clock = new SkippingClock();
  await using own = await Rig.start({ clock });
  const { id, host } = await own.event();
  const anna = await own.joined('Anna', id);
  const { chat } = await own.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const chatToken = async () => (await anna.json<{ token: string }>('POST', '/chat-token')).token;
  const [used, kept] = [await chatToken(), await chatToken()];
  const room = await RawSocket.open(chat, used).opened();
  await host.do('moderation/ban', { person: anna.person });
  await until(() => room.closed, 'the end of the chat');
  const again = await RawSocket.open(chat, kept).opened();
  clock.skip(65_000);
  await until(() => again.closed, 'the end of who came back with an old token');
});

test('S4.12 a kick really disconnects from the stage, and the old participant is not used again', async () => {
  const { id, host, anna } = await live();
  const { socket, participant } = await onStage(anna, 'view');
  await host.do('moderation/kick', { person: anna.person });
  await until(() => isDisconnected(socket), 'the end on the stage');
  await until(
    async () => (await rig.store.auth.get(id, anna.person)).participants.some(({ kind }) => kind === 'dead'),
    'the participant to be known as dead',
  );
  await anna.join();
  const next = await anna.json<{ participant: string; token: string }>('POST', '/stage-token', {
    kind: 'view',
    participant,
  });
  expect(next.participant).not.toBe(participant);
  const back = enterStage(next.token);
  await until(() => back.messages.find(({ type }) => type === 'aws:ivs:STAGE_STATE'), 'the stage again');
  back.close();
});

test('S1.17 media facts put a slot on air; who is taken off and goes on publishing is disconnected', async () => {
  const { host, anna } = await live();
  await host.do('stage/grant', { person: anna.person });
  const { socket, participant, stage } = await onStage(anna, 'camera');
  expect((await report(stage, 'Participant Published', participant, anna.person)).status).toBe(202);
  expect(await slotOf(host, anna.person)).toMatchObject({ onAir: true });
  await host.do('stage/revoke', { person: anna.person });
  await until(() => isDisconnected(socket), 'the end of who does not obey');
  expect(await slotOf(host, anna.person)).toBeUndefined();
});

test('whoever obeys stays as a viewer', async () => {
  const { host, anna } = await live();
  await host.do('stage/grant', { person: anna.person });
  const { socket, participant, stage } = await onStage(anna, 'camera');
  await report(stage, 'Participant Published', participant, anna.person);
  await host.do('stage/revoke', { person: anna.person });
  await report(stage, 'Participant Unpublished', participant, anna.person);
  const other = await rig.joined('Ben', host.event);
  await host.do('stage/grant', { person: other.person });
  const second = await onStage(other, 'camera');
  await report(stage, 'Participant Published', second.participant, other.person);
  await host.do('stage/revoke', { person: other.person });
  // Later than the look at the first one, who is still there.
  await until(() => isDisconnected(second.socket), 'the end of the second');
  expect(isDisconnected(socket)).toBe(false);
});

test('S4.4 the stage is deleted when the event ends, and the event is done with after a restart', async () => {
  const { id, host, anna } = await live();
  const { socket } = await onStage(anna, 'view');
  await host.do('session/end', {});
  await until(() => isDisconnected(socket), 'the end of the stage');
  expect((await anna.request('POST', '/stage-token', { kind: 'view' })).status).toBe(409);
  await until(async () => !(await rig.store.events.unfinished()).includes(id), 'the event to be finished');
  const { events } = await rig.json<{ events: { id: string; status: string }[] }>('GET', '/api/events?limit=500');
  expect(events.find((event) => event.id === id)?.status).toBe('ended');
});
