import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListStreamSessionsCommand, StopStreamCommand } from '@aws-sdk/client-ivs';
import { afterEach, expect, test, vi } from 'vitest';
import {
  createChannel, createStage, join, ManualClock, startRig, switchTestCard,
} from '../rig.test.support.js';
import type { StageUpdate } from '../stage/contract.js';
import { EventDelivery, stageUpdateEvent, type IvsEvent } from './index.js';

type Event = IvsEvent<string, Readonly<Record<string, unknown>>>;

/** Takes events, answering each with what `answer` says. */
class Receiver {
  readonly events: Event[] = [];
  authorization: string | undefined;
  answer: () => number | 'hang up' = () => 204;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => { body += chunk; }).on('end', () => {
        const answer = this.answer();
        this.authorization = request.headers.authorization;
        if (answer === 'hang up') return request.socket.destroy();
        if (answer < 300) this.events.push(JSON.parse(body));
        response.writeHead(answer).end();
      });
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => { this.#server.listen(port, '127.0.0.1', resolve); });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/events`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const open: { close(): void }[] = [];
afterEach(() => { for (const each of open.splice(0)) each.close(); });

const opened = <Closable extends { close(): void }>(closable: Closable): Closable => {
  open.push(closable);
  return closable;
};

/** On a busy machine a request takes its time. */
const SOON = { timeout: 20_000 };

const STAGE = { arn: 'arn:aws:ivs:eu-west-1:000000000000:stage/AAAAAAAAAAAA', id: 'AAAAAAAAAAAA', name: 'live' };
const update = (sessionId: string): StageUpdate => ({ stage: STAGE, sessionId, eventName: 'Session Started' });
const named = (events: readonly Event[]): unknown[] => events.map(({ detail }) => detail['session_id']);

test('what happens on a stage arrives in the form of EventBridge, in order, with the secret', async () => {
  const receiver = opened(new Receiver());
  await using rig = await startRig({ events: await receiver.listen(), eventsSecret: 'hush' });
  const arn = await createStage(rig);
  const { participantId, socket } = await join(rig, arn, 'ann');
  socket.close();
  await vi.waitFor(() => expect(receiver.events.map(({ detail }) => detail['event_name'])).toEqual(
    ['Session Started', 'Participant Joined', 'Participant Left', 'Session Ended']), SOON);
  expect(receiver.events[1]).toEqual({
    version: '0', id: expect.any(String), source: 'aws.ivs', 'detail-type': 'IVS Stage Update', account: '000000000000',
    region: 'us-east-1', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), resources: [arn],
    detail: {
      session_id: expect.stringMatching(/^st-/), event_name: 'Participant Joined', participant_id: participantId,
      user_id: 'ann',
    },
  });
  expect(receiver.authorization).toBe('Bearer hush');
  await vi.waitFor(() =>
    expect(rig.aws.status().events).toEqual({ queued: 0, delivered: 4, dropped: 0 }), SOON);
});

test('S2.19, S3.4: what happens on a channel arrives, in order', async () => {
  const receiver = opened(new Receiver());
  await using rig = await startRig({ events: await receiver.listen() });
  const { arn: channelArn } = await createChannel(rig, { name: 'talk' });
  await switchTestCard(rig, channelArn, true);
  await vi.waitFor(() => rig.ivs.send(new StopStreamCommand({ channelArn })), { timeout: 40_000, interval: 100 });
  await vi.waitFor(() => expect(receiver.events.map(({ detail }) => detail['event_name'])).toEqual(
    ['Session Created', 'Stream Start', 'Stream End', 'Session Ended']), SOON);
  const { streamSessions } = await rig.ivs.send(new ListStreamSessionsCommand({ channelArn }));
  for (const event of receiver.events) {
    expect(event).toMatchObject({
      'detail-type': 'IVS Stream State Change', resources: [channelArn],
      detail: { channel_name: 'talk', stream_id: streamSessions?.[0]?.streamId },
    });
  }
});

test('several receivers all hear of it, and one that is down holds up no other', async () => {
  const [first, second] = [opened(new Receiver()), opened(new Receiver())];
  const down = opened(new Receiver());
  down.answer = () => 503;
  const urls = await Promise.all([down, first, second].map((receiver) => receiver.listen()));
  await using rig = await startRig({ events: urls });
  const { socket } = await join(rig, await createStage(rig), 'ann');
  socket.close();
  for (const receiver of [first, second]) await vi.waitFor(() => expect(receiver.events).toHaveLength(4), SOON);
  await vi.waitFor(() => expect(rig.aws.status().events).toMatchObject({ queued: 4, delivered: 8 }), SOON);
});

test('while the receiver is down or fails, the same event is tried again and the order kept', async () => {
  const clock = new ManualClock();
  const receiver = opened(new Receiver());
  const answers: (number | 'hang up')[] = [503, 'hang up', 429, 204, 500, 204, 204];
  receiver.answer = () => answers.shift() ?? 204;
  const delivery = opened(new EventDelivery({ url: await receiver.listen(), clock, log: () => undefined }));
  for (const id of ['1', '2', '3']) delivery.push(stageUpdateEvent(update(id), 0));
  await vi.waitFor(() => {
    // Each look moves the clock past the longest pause there is.
    clock.advance(10_000);
    expect(named(receiver.events)).toEqual(['1', '2', '3']);
  }, SOON);
  await vi.waitFor(() => expect(delivery.status()).toEqual({ queued: 0, delivered: 3, dropped: 0 }), SOON);
});

test('pauses grow to ten seconds and start small again after a success', async () => {
  const clock = new ManualClock();
  const receiver = opened(new Receiver());
  let tries = 0;
  receiver.answer = () => { tries += 1; return 503; };
  const delivery = opened(new EventDelivery({ url: await receiver.listen(), clock, log: () => undefined }));
  delivery.push(stageUpdateEvent(update('1'), 0));
  for (const [n, pause] of [100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000].entries()) {
    await vi.waitFor(() => expect([tries, clock.waiting]).toEqual([n + 1, 1]), SOON);
    clock.advance(pause - 1);
    expect(clock.waiting).toBe(1);
    clock.advance(1);
    expect(clock.waiting).toBe(0);
  }
});

test('an event that is refused for good holds nobody up', async () => {
  const receiver = opened(new Receiver());
  const answers = [404, 204];
  receiver.answer = () => answers.shift() ?? 204;
  const problems: string[] = [];
  const delivery = opened(new EventDelivery({
    url: await receiver.listen(), clock: new ManualClock(), log: (problem) => problems.push(problem),
  }));
  for (const id of ['1', '2']) delivery.push(stageUpdateEvent(update(id), 0));
  await vi.waitFor(() => expect(named(receiver.events)).toEqual(['2']), SOON);
  expect(problems).toEqual(['event-dropped']);
});

test('a full queue drops the oldest and says so', async () => {
  const clock = new ManualClock();
  const receiver = opened(new Receiver());
  let isDown = true;
  receiver.answer = () => (isDown ? 503 : 204);
  const problems: string[] = [];
  const delivery = opened(new EventDelivery({
    url: await receiver.listen(), clock, queueMax: 2, log: (problem) => problems.push(problem),
  }));
  delivery.push(stageUpdateEvent(update('1'), 0));
  await vi.waitFor(() => expect(clock.waiting).toBe(1), SOON);
  for (const id of ['2', '3', '4']) delivery.push(stageUpdateEvent(update(id), 0));
  expect(delivery.status()).toEqual({ queued: 2, delivered: 0, dropped: 2 });
  isDown = false;
  clock.advance(100);
  await vi.waitFor(() => expect(named(receiver.events)).toEqual(['3', '4']), SOON);
  expect(problems).toEqual(['event-dropped', 'event-dropped']);
});
