import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { RawSocket } from '../testing/sockets.test.support.js';
import { until } from '../testing/until.test.support.js';

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start()));
afterAll(() => rig[Symbol.asyncDispose]());

interface StageAnswer {
  readonly token: string;
  readonly participant: string;
  readonly publish: boolean;
  readonly expiresAt: number;
}
const stageToken = (person: Participant, kind: string, participant?: string) =>
  person.json<StageAnswer>('POST', '/stage-token', { kind, ...(participant && { participant }) });
const refused = async (person: Participant, body: object) => {
  const response = await person.request('POST', '/stage-token', body);
  return { status: response.status, code: ((await response.json()) as { code: string }).code };
};

test('S4.6 who may have which stage token, as the event stands', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  expect(await refused(host, { kind: 'view' })).toEqual({ status: 409, code: 'stage/not-open' });
  await host.do('session/open', {});
  expect((await stageToken(host, 'view')).publish).toBe(false);
  expect(await refused(anna, { kind: 'view' })).toEqual({ status: 409, code: 'stage/not-open' });
  await host.do('session/go-live', {});
  expect((await stageToken(anna, 'view')).publish).toBe(false);
  expect(await refused(anna, { kind: 'camera' })).toEqual({ status: 403, code: 'stage/not-on' });
  await host.do('stage/grant', { person: anna.person });
  expect((await stageToken(anna, 'camera')).publish).toBe(true);
  expect(await refused(anna, { kind: 'screen' })).toEqual({ status: 403, code: 'stage/not-on' });
  await host.do('stage/revoke', { person: anna.person });
  expect(await refused(anna, { kind: 'camera' })).toEqual({ status: 403, code: 'stage/not-on' });
});

test('a stage token is self-signed with the imported key, and allows what the place does', async () => {
  const { host } = await rig.event();
  await host.do('session/open', {});
  await host.do('stage/join', {});
  await host.do('stage/share', {});
  const view = await stageToken(host, 'view');
  expect(decodeProtectedHeader(view.token)).toMatchObject({
    alg: 'ES384',
    typ: 'JWT',
    kid: expect.stringContaining(':public-key/') as string,
  });
  expect(decodeJwt(view.token)).toMatchObject({
    jti: view.participant,
    user_id: host.person,
    version: '1.0',
    attributes: { name: 'Hanna Host', role: 'host', kind: 'camera' },
    capabilities: { allow_publish: false, allow_subscribe: true },
  });
  expect(view.expiresAt - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  // Viewer to speaker on one connection: all that the exchange compares is the same.
  const camera = await stageToken(host, 'camera', view.participant);
  const compared = ({ jti, topic, resource, whip_url, events_url, version }: Record<string, unknown>) => ({
    jti,
    topic,
    resource,
    whip_url,
    events_url,
    version,
  });
  expect(compared(decodeJwt(camera.token))).toEqual(compared(decodeJwt(view.token)));
  expect(decodeJwt(camera.token)).toMatchObject({ capabilities: { allow_publish: true, allow_subscribe: true } });
  const screen = await stageToken(host, 'screen');
  expect(decodeJwt(screen.token)).toMatchObject({
    attributes: { kind: 'screen' },
    capabilities: { allow_publish: true, allow_subscribe: false },
  });
  expect(await refused(host, { kind: 'camera', participant: screen.participant })).toEqual({
    status: 403,
    code: 'access/not-yours',
  });
});

test('a participant of somebody else is not handed out', async () => {
  const { id, host } = await rig.event();
  const speaker = await rig.joined('Sam', id);
  await host.do('roster/promote', { person: speaker.person, role: 'speaker' });
  await host.do('session/open', {});
  const { participant } = await stageToken(host, 'view');
  expect(await refused(speaker, { kind: 'view', participant })).toEqual({ status: 403, code: 'access/not-yours' });
});

test('local-aws lets the holder of a self-signed token onto the stage', async () => {
  const { host } = await rig.event();
  await host.do('session/open', {});
  const { token, participant } = await stageToken(host, 'view');
  const { events_url: url, topic } = decodeJwt(token) as { events_url: string; topic: string };
  const stage = RawSocket.open(`${url}?topic=${topic}/publishers`, token);
  const first = await until(() => stage.messages[0], 'the state of the stage');
  expect(first['type']).toBe('aws:ivs:STAGE_STATE');
  expect(JSON.stringify(rig.aws.status())).toContain(participant);
  stage.close();
});

test('S4.7 a message passes the review, is delivered, and is there for those who come late', async () => {
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const { token, sessionExpiresAt } = await anna.json<{ token: string; sessionExpiresAt: number }>(
    'POST',
    '/chat-token',
  );
  expect(sessionExpiresAt - Date.now()).toBeGreaterThan(170 * 60_000);
  const room = await RawSocket.open(chat, token).opened();
  room.send({ Action: 'SEND_MESSAGE', RequestId: 'one', Content: '  Hello  ', Attributes: { role: 'host' } });
  const message = await until(() => room.messages.find(({ Type }) => Type === 'MESSAGE'), 'the message');
  expect(message).toMatchObject({
    Content: 'Hello',
    Sender: { UserId: anna.person, Attributes: { name: 'Anna', role: 'attendee' } },
  });
  expect(message['Attributes'] ?? {}).toEqual({});
  const { messages } = await host.json<{ messages: Record<string, object> }>('GET', '/chat');
  expect(messages[message['Id'] as string]).toMatchObject({ person: anna.person, name: 'Anna', text: 'Hello' });

  await host.do('moderation/restrict', { person: anna.person, what: 'chat' });
  room.send({ Action: 'SEND_MESSAGE', RequestId: 'two', Content: 'Again' });
  const error = await until(() => room.messages.find(({ Type }) => Type === 'ERROR'), 'the refusal');
  expect(JSON.stringify(error)).toContain('chat/restricted');

  // What IVS would let a moderator's token do is a command here, so nobody's token can.
  room.send({ Action: 'DELETE_MESSAGE', RequestId: 'three', Id: message['Id'] });
  await until(
    () => room.messages.find(({ RequestId, ErrorCode }) => RequestId === 'three' && ErrorCode === 403),
    'the refusal',
  );
  await host.do('chat/delete', { message: message['Id'] as string });
  await until(() => room.messages.find(({ EventName }) => EventName === 'aws:DELETE_MESSAGE'), 'the deletion');
  room.close();
});

test('the hooks are closed to whoever does not know the secret', async () => {
  for (const path of ['/hooks/chat-review', '/hooks/media-events']) {
    expect((await rig.request('POST', path, { body: {} })).status).toBe(401);
    expect((await rig.request('POST', path, { token: 'wrong', body: {} })).status).toBe(401);
    expect((await rig.request('POST', path, { token: rig.secret, body: {} })).status).toBe(400);
  }
});
