/** What the tests have in common: a local-aws, the real SDK clients for it, and a clock that is moved by hand. */
import { CreateChannelCommand, IvsClient, type CreateChannelRequest } from '@aws-sdk/client-ivs';
import {
  CreateParticipantTokenCommand, CreateStageCommand, GetStageCommand, IVSRealTimeClient,
} from '@aws-sdk/client-ivs-realtime';
import {
  CreateChatTokenCommand, CreateRoomCommand, IvschatClient, type ChatTokenCapability, type CreateRoomRequest,
} from '@aws-sdk/client-ivschat';
import { ChatRoom, type ChatError } from 'amazon-ivs-chat-messaging';
import { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from './server.js';

globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;

export interface Rig extends AsyncDisposable {
  readonly aws: LocalAws;
  readonly ivs: IvsClient;
  readonly realtime: IVSRealTimeClient;
  readonly ivschat: IvschatClient;
  /** What would have gone to standard error. */
  readonly problems: string[];
}

export interface ClientOptions {
  readonly region?: string;
  readonly maxAttempts?: number;
  readonly requestTimeout?: number;
}

export function clientConfig(
  endpoint: string, { region = 'us-east-1', maxAttempts = 1, requestTimeout }: ClientOptions = {},
) {
  return {
    endpoint, region, maxAttempts,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...(requestTimeout === undefined ? {} : { requestHandler: { requestTimeout, throwOnRequestTimeout: true } }),
  };
}

export async function startRig(options: LocalAwsOptions = {}): Promise<Rig> {
  const problems: string[] = [];
  const aws = await startLocalAws({ port: 0, log: (problem) => { problems.push(problem); }, ...options });
  const ivs = new IvsClient(clientConfig(aws.endpoint));
  const realtime = new IVSRealTimeClient(clientConfig(aws.endpoint));
  const ivschat = new IvschatClient(clientConfig(aws.endpoint));
  return {
    aws, ivs, realtime, ivschat, problems,
    async [Symbol.asyncDispose]() {
      ivs.destroy();
      realtime.destroy();
      ivschat.destroy();
      await aws.close();
    },
  };
}

/** Moves only when told to; what falls due on the way runs in order. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #waiting: { readonly due: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  schedule(milliseconds: number, task: () => void): () => void {
    const entry = { due: this.#now + milliseconds, task };
    this.#waiting.push(entry);
    return () => { this.#waiting = this.#waiting.filter((each) => each !== entry); };
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#waiting.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.due);
      next.task();
    }
    this.#now = until;
  }
}

export async function createRoom({ ivschat }: Rig, input: CreateRoomRequest = {}): Promise<string> {
  const { arn } = await ivschat.send(new CreateRoomCommand(input));
  return arn as string;
}

export interface Member {
  readonly room: ChatRoom;
  /** `message hi`, `event stage:poll`, `disconnect serverDisconnect`, …: what the SDK told, in order. */
  readonly heard: string[];
  /** How often a token was fetched. */
  tokens: number;
}

/** Enters the room with the chat SDK and waits until it is connected. */
export async function enter(
  rig: Rig, roomArn: string, userId: string,
  { capabilities = ['SEND_MESSAGE'], attributes }:
  { capabilities?: ChatTokenCapability[]; attributes?: Record<string, string> } = {},
): Promise<Member> {
  const member: Member = {
    tokens: 0,
    heard: [],
    room: new ChatRoom({
      regionOrUrl: rig.aws.endpoint.replace('http', 'ws'),
      tokenProvider: async () => {
        member.tokens += 1;
        const { token } = await rig.ivschat.send(new CreateChatTokenCommand({
          roomIdentifier: roomArn, userId, capabilities, attributes,
        }));
        return { token: token as string };
      },
    }),
  };
  const { room, heard } = member;
  room.logLevel = 'error';
  room.logger = { debug() {}, info() {}, error() {} };
  room.addListener('message', ({ content }) => heard.push(`message ${content}`));
  room.addListener('event', ({ eventName }) => heard.push(`event ${eventName}`));
  room.addListener('messageDelete', ({ messageId }) => heard.push(`delete ${messageId}`));
  room.addListener('userDisconnect', ({ userId: user }) => heard.push(`user ${user}`));
  room.addListener('disconnect', (reason) => heard.push(`disconnect ${reason}`));
  await new Promise<void>((resolve, reject) => {
    room.addListener('connect', () => resolve());
    room.addListener('disconnect', (reason) => reject(new Error(`not connected: ${reason}`)));
    room.connect();
  });
  return member;
}

/** The code that a request to the room was refused with. */
export async function refusal(request: Promise<unknown>): Promise<number> {
  try {
    await request;
  } catch (error) {
    return (error as ChatError).errorCode;
  }
  throw new Error('the request was not refused');
}

/** Joins the stage as the web SDK does, but without media. Resolves when the stage has told who is on it. */
export async function join(
  rig: Rig, stageArn: string, userId: string,
): Promise<{ readonly participantId: string; readonly socket: WebSocket }> {
  const { participantToken } = await rig.realtime.send(new CreateParticipantTokenCommand({ stageArn, userId }));
  const socket = await joinWith(rig, stageArn, participantToken?.token as string);
  return { participantId: participantToken?.participantId as string, socket };
}

/** Rejects when the first thing the stage says is not who is on it. */
export async function joinWith({ realtime }: Rig, stageArn: string, token: string): Promise<WebSocket> {
  const { stage } = await realtime.send(new GetStageCommand({ arn: stageArn }));
  const socket = new WebSocket(stage?.endpoints?.events as string, token);
  const first = await new Promise<string>((resolve, reject) => {
    socket.once('message', (data) => resolve(data.toString()));
    socket.once('error', reject);
  });
  if (!first.includes('aws:ivs:STAGE_STATE')) throw new Error(first);
  return socket;
}

export interface TestChannel {
  readonly arn: string;
  readonly id: string;
  readonly streamKeyArn: string;
  /** The secret. */
  readonly streamKey: string;
}

export async function createChannel({ ivs }: Rig, input: CreateChannelRequest = {}): Promise<TestChannel> {
  const { channel, streamKey } = await ivs.send(new CreateChannelCommand(input));
  const arn = channel?.arn as string;
  return {
    arn, id: arn.split('/')[1] as string, streamKeyArn: streamKey?.arn as string, streamKey: streamKey?.value as string,
  };
}

/** Presses the button of the page: the test card goes live, or stops. */
export async function switchTestCard({ aws }: Rig, channelArn: string, on: boolean): Promise<void> {
  const response = await fetch(`${aws.endpoint}/_test-card`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channelArn, on }),
  });
  if (!response.ok) throw new Error(await response.text());
}

export async function createStage({ realtime }: Rig, name = 'live'): Promise<string> {
  const { stage } = await realtime.send(new CreateStageCommand({ name }));
  return stage?.arn as string;
}
