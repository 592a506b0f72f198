import { once } from 'node:events';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { ApiPerson } from './api-person.js';
import type { Platform } from './platform.js';

/** `<function> <service>:<operation>`, and how often. */
type Calls = Readonly<Record<string, number>>;

/** What the functions have called since the gateway was started. */
export const callsOf = async ({ url }: Platform): Promise<Calls> =>
  (await (await fetch(`${url}/_calls`)).json()) as Calls;

interface PublicView {
  readonly state: { readonly session: { readonly session: { readonly status: string } } };
}

/** Invokes a function as AWS would. */
async function invoke({ url }: Platform, name: string, event: object): Promise<unknown> {
  const reply = await fetch(`${url}/invoke/${name}`, { method: 'POST', body: JSON.stringify(event) });
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply.json();
}

/** Resolves when a function has made the call. */
export const until = (platform: Platform, call: string, timeout = 60_000) =>
  expect.poll(async () => Object.keys(await callsOf(platform)), { timeout, interval: 200 }).toContain(call);

/** Streams a test card to the channel, or ends that. */
async function testCard({ localAws }: Platform, channelArn: string, on: boolean): Promise<void> {
  const body = JSON.stringify({ channelArn, on });
  const reply = await fetch(`${localAws}/_test-card`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  if (!reply.ok) throw new Error(`test card: ${reply.status}`);
}

/** The channel that a stream key is of. */
async function channelOf({ localAws }: Platform, event: string): Promise<string> {
  const { channels } = (await (await fetch(`${localAws}/_status`)).json()) as { channels: { arn: string; name: string }[] };
  return channels.find(({ name }) => name === `rostrum-${event}`)!.arn;
}

/**
 * An event on a channel, composed from its stage: private first; people are taken off and out, messages deleted.
 * Gives the event, which is still live.
 */
export async function channelEvent(platform: Platform): Promise<{ readonly host: ApiPerson; readonly event: string }> {
  const host = await ApiPerson.signIn(platform, 'Hanna');
  const event = await host.makes({ channel: 'composition', guests: false });
  const path = `/api/events/${event}`;
  await host.call('POST', `${path}/join`, {});
  await until(platform, 'effects ivs:CreateChannel');
  await host.call('POST', `${path}/playback-token`);
  await host.call('PATCH', path, { guests: true });
  await until(platform, 'effects ivs:UpdateChannel');
  await host.asks(event, 'session/open');
  await host.asks(event, 'session/go-live');
  await until(platform, 'effects ivs-realtime:StartComposition');
  await leaveAndStayOut(platform, host, event);
  return { host, event };
}

async function openLine(person: ApiPerson, event: string): Promise<WebSocket> {
  const { ticket, url } = await person.call('POST', `/api/events/${event}/line-ticket`);
  const line = new WebSocket(url!, ['rostrum', ticket!]);
  await once(line, 'open');
  return line;
}

/** One line is told what happens, and says something; another is sent what it does not understand, and is ended. */
async function lines(platform: Platform, host: ApiPerson, other: ApiPerson, event: string): Promise<void> {
  const [line, nonsense] = [await openLine(host, event), await openLine(other, event)];
  const ended = once(nonsense, 'close');
  nonsense.send('nonsense');
  await ended;
  for (const message of [{ t: 'hi' }, { t: 'command', id: 'on', command: 'chat/toggle', input: { on: true } }]) {
    line.send(JSON.stringify(message));
  }
  await other.asks(event, 'hands/raise', {});
  await until(platform, 'fan-out execute-api:PostToConnection');
  line.close();
  await until(platform, 'line sqs:SendMessage');
}

/** local-aws takes any signature. */
const SIGNED = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ivschat/aws4_request, SignedHeaders=host, Signature=0';

/** The id of a message that the review has let into the history; on a busy machine it may be late, and refuse some. */
async function said(platform: Platform, event: string, person: string): Promise<string> {
  const list = await fetch(`${platform.localAws}/ListRooms`, {
    method: 'POST', body: '{}', headers: { 'content-type': 'application/json', authorization: SIGNED },
  });
  const { rooms } = (await list.json()) as { rooms: { arn: string; name: string }[] };
  const { arn } = rooms.find(({ name }) => name === `rostrum-${event}`)!;
  // An id of Amazon IVS Chat has twelve characters: it would refuse to delete another one, for ever.
  const message = (number: number) => `m${String(number).padStart(11, '0')}`;
  let sent = 0;
  await expect.poll(() => invoke(platform, 'chat-review', {
    Content: 'Not nice', MessageId: message(++sent), RoomArn: arn, Sender: { UserId: person },
  }), { timeout: 60_000, interval: 500 }).toMatchObject({ ReviewResult: 'ALLOW' });
  return message(sent);
}

async function leaveAndStayOut(platform: Platform, host: ApiPerson, event: string): Promise<void> {
  const path = `/api/events/${event}`;
  const mallory = await ApiPerson.signIn(platform, 'Mallory');
  await mallory.call('POST', `${path}/join`, {});
  await mallory.call('POST', `${path}/chat-token`);
  const { token } = await mallory.call('POST', `${path}/stage-token`, { kind: 'view' });
  await lines(platform, host, mallory, event);
  // The stage tells of one who publishes without a place, and of one who has been banned, who are on it with a token of before.
  const { resource, jti } = JSON.parse(Buffer.from(token!.split('.')[1]!, 'base64url').toString()) as Record<string, string>;
  const told = (event_name: string) => invoke(platform, 'media-events', {
    'detail-type': 'IVS Stage Update', resources: [resource],
    detail: { event_name, participant_id: jti, user_id: mallory.person },
  });
  await told('Participant Published');
  const message = await said(platform, event, mallory.person);
  await host.asks(event, 'chat/delete', { message });
  await until(platform, 'effects ivschat:DeleteMessage');
  await host.asks(event, 'moderation/ban', { person: mallory.person });
  await until(platform, 'effects ivschat:DisconnectUser');
  await until(platform, 'effects ivs-realtime:DisconnectParticipant');
  await told('Participant Joined');
  await until(platform, 'media-events ivs-realtime:DisconnectParticipant');
}

/** A channel that an encoder streams to: its key is changed, cues are sent, the end of the event stops the stream. */
export async function encoderEvent(platform: Platform): Promise<void> {
  const host = await ApiPerson.signIn(platform, 'Eve');
  const event = await host.makes({ channel: 'encoder' });
  const path = `/api/events/${event}`;
  await host.call('POST', `${path}/join`, {});
  await host.call('GET', `${path}/ingest`);
  await host.call('POST', `${path}/ingest/key`);
  await testCard(platform, await channelOf(platform, event), true);
  // The stream takes the event live.
  const status = async () => (await host.call<PublicView>('GET', path)).state.session.session.status;
  await expect.poll(status, { timeout: 60_000 }).toBe('live');
  await host.asks(event, 'overlays/send', { content: { kind: 'notice', title: 'Here', message: 'We are.', duration: 30 } });
  await until(platform, 'fan-out ivs:PutMetadata');
  await host.asks(event, 'session/end');
  await until(platform, 'effects ivs:StopStream');
}

/** An event that is far away is known to the scheduler, and known again when it is put off. */
export async function scheduledEvent(platform: Platform): Promise<void> {
  const host = await ApiPerson.signIn(platform, 'Sam');
  const event = await host.makes({ startsAt: Date.now() + 60 * 60_000 });
  await until(platform, 'effects scheduler:CreateSchedule');
  await host.call('PATCH', `/api/events/${event}`, { startsAt: Date.now() + 90 * 60_000 });
  await invoke(platform, 'schedule', { event });
}

/** The routes that mint tokens, alone. */
export async function tokensAlone(platform: Platform, event: string): Promise<void> {
  const pia = await ApiPerson.signIn(platform, 'Pia');
  await pia.call('POST', `/api/events/${event}/join`, {});
  await pia.call('POST', `/tokens/api/events/${event}/stage-token`, { kind: 'view' });
  await pia.call('POST', `/tokens/api/events/${event}/chat-token`);
}

/** What CloudFormation asks for when a live site is deployed, and then when all is removed. */
export async function deployedAndRemoved(platform: Platform): Promise<void> {
  const ResourceProperties = {
    Title: 'Tonight', OwnerEmail: 'owner@example.test', OwnerName: 'Olga', UserPoolId: 'us-east-1_pool', Cues: '[]',
  };
  await invoke(platform, 'site', { RequestType: 'Create', ResourceProperties });
  // What streams already is no news to anybody else.
  await until(platform, 'effects ivs:GetStream');
  await invoke(platform, 'site', {});
  await invoke(platform, 'site', { RequestType: 'Delete' });
  await invoke(platform, 'teardown', { RequestType: 'Delete', PhysicalResourceId: 'media' });
}
