import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { Participant } from '../testing/participant.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { RawSocket } from '../testing/sockets.test.support.js';
import { until } from '../testing/until.test.support.js';

test('a removal that AWS throttles or cuts off is done in the end', async () => {
  await using rig = await Rig.start();
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const { token } = await anna.json<{ token: string }>('POST', '/chat-token');
  const room = await RawSocket.open(chat, token).opened();
  rig.aws.faults.fail({ operation: 'DisconnectUser', type: 'InternalServerException', status: 500, times: 4 });
  await host.do('moderation/kick', { person: anna.person });
  await until(() => rig.logged.some((line) => line.includes('effect failed')), 'a failure');
  await until(() => room.closed, 'the end in the chat room');
});

test('an effect that was not done when the server stopped is done by the next one', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-effects-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await using rig = await Rig.start({ directory });
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  const { chat } = await rig.json<{ chat: string }>('POST', `/api/events/${id}/join`, { token: anna.token, body: {} });
  const { token } = await anna.json<{ token: string }>('POST', '/chat-token');
  const room = await RawSocket.open(chat, token).opened();
  rig.aws.faults.fail({ operation: 'DisconnectUser', type: 'InternalServerException', status: 500, times: 1_000 });
  await host.do('moderation/ban', { person: anna.person });
  await until(() => rig.logged.some((line) => line.includes('effect failed')), 'a failure');
  const stopped = rig.restart();
  await until(() => rig.logged.some((line) => line.includes('"closed"')), 'the stop');
  expect(room.closed).toBe(false);
  rig.aws.faults.clear();
  await stopped;
  await until(() => room.closed, 'the end in the chat room');
});

type Retries = Readonly<Record<string, { readonly errand: string; readonly person?: string }>>;

/** What the staff's lines show of what is tried again. */
async function retriesOf(host: Participant): Promise<Retries> {
  const line = await host.line();
  const { staff } = line.all('hello')[0]!;
  line.close();
  return ((staff!.state as { readonly retries?: Retries }).retries) ?? {};
}

test('staff see what is tried again and about whom, nobody else does, and a restart forgets nothing of it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-effects-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await using rig = await Rig.start({ directory });
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  await anna.json('POST', '/chat-token');
  expect(await retriesOf(host)).toEqual({});
  rig.aws.faults.fail({ operation: 'DisconnectUser', type: 'InternalServerException', status: 500, times: 1_000 });
  await host.do('moderation/ban', { person: anna.person });
  const failing = { errand: 'removal', person: anna.person };
  const shown = async () => Object.values(await retriesOf(host));
  expect(await until(async () => (await shown())[0], 'the retry')).toMatchObject(failing);
  const open = await (await rig.request('GET', `/api/events/${id}`)).text();
  expect(open).not.toContain('retries');
  await rig.restart();
  expect(await shown()).toMatchObject([failing]);
  rig.aws.faults.clear();
  await until(async () => (await shown()).length === 0, 'its end');
});

test('S4.4 the stage of an event that is over is deleted, though AWS fails at first', async () => {
  await using rig = await Rig.start();
  const { host } = await rig.event();
  await host.do('session/open', {});
  await host.json('POST', '/stage-token', { kind: 'view' });
  expect(rig.aws.status().stages).toHaveLength(1);
  rig.aws.faults.fail({ operation: 'DeleteStage', type: 'InternalServerException', status: 500, times: 4 });
  await host.do('session/end', {});
  await until(() => rig.aws.status().stages.length === 0, 'the end of the stage');
});

test('an event is made while AWS is down; tokens are refused with 503 and come when it is back', async () => {
  await using rig = await Rig.start();
  rig.aws.faults.fail({ operation: 'CreateStage', type: 'InternalServerException', status: 500, times: 20 });
  rig.aws.faults.fail({ operation: 'CreateRoom', type: 'InternalServerException', status: 500, times: 20 });
  const { host } = await rig.event();
  await host.do('session/open', {});
  const refused = await host.request('POST', '/stage-token', { kind: 'view' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  rig.aws.faults.clear();
  expect((await host.request('POST', '/stage-token', { kind: 'view' })).status).toBe(200);
  expect((await host.request('POST', '/chat-token')).status).toBe(200);
});

test('without a key pair Amazon IVS makes the stage tokens', async () => {
  await using rig = await Rig.start();
  rig.aws.faults.fail({ operation: 'ImportPublicKey', type: 'ServiceQuotaExceededException', status: 402, times: 20 });
  const { host } = await rig.event();
  await host.do('session/open', {});
  const view = { kind: 'view' };
  const { token, participant } = await host.json<Record<string, string>>('POST', '/stage-token', view);
  expect(decodeProtectedHeader(token!).kid).toBeUndefined();
  const { participants } = await rig.store.auth.get(host.event, host.person);
  expect(participants.map(({ id }) => id)).toContain(participant);
});
