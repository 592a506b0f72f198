/** What no SDK would send, and what can be seen without a browser. */
import { SignJWT } from 'jose';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { StageRecord } from './index.js';
import { startTestbed, type Testbed } from './testbed.test.support.js';

interface Message {
  readonly type: string;
  readonly payload: Record<string, never> & {
    readonly code?: string;
    readonly participants?: readonly { readonly id: string }[];
    readonly error?: object;
    readonly httpStatusCode?: number;
    readonly errorCode?: number;
  };
}

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.close());

class Line {
  readonly messages: Message[] = [];
  closed = 0;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.messages.push(JSON.parse(String(data)) as Message));
    socket.on('close', (code) => (this.closed = code));
    socket.on('error', () => undefined);
  }

  static async open(token: string | undefined): Promise<Line> {
    const line = new Line(new WebSocket(testbed.hub.endpoints.events, token === undefined ? [] : [token]));
    await new Promise((resolve) => line.socket.once('open', resolve));
    return line;
  }

  async hears(type: string): Promise<Message> {
    await expect.poll(() => this.messages.map((message) => message.type)).toContain(type);
    return this.messages.find((message) => message.type === type) as Message;
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

const mint = async (stage: StageRecord) => testbed.hub.mint({ stage });
const here = (stage: StageRecord) => testbed.hub.status().find((one) => one.stage === stage)?.participants ?? [];

describe('the events socket', () => {
  const unsigned = (header: object, claims: object) =>
    [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

  it.each<[string, string, (stage: StageRecord) => Promise<string | undefined>]>([
    ['no token', 'TOKEN_MISSING', async () => undefined],
    ['garbage', 'TOKEN_INVALID', async () => 'a.b.c'],
    [
      'no signature',
      'TOKEN_INVALID',
      async (stage) => `${unsigned({ alg: 'none' }, { jti: 'a', topic: stage.id, resource: stage.arn, exp: 9e9 })}.`,
    ],
    [
      'an algorithm with a shared secret',
      'TOKEN_INVALID',
      async (stage) =>
        new SignJWT({ topic: stage.id, resource: stage.arn })
          .setProtectedHeader({ alg: 'HS384' })
          .setJti('a')
          .setExpirationTime('1h')
          .sign(Buffer.from('secret')),
    ],
    [
      'a changed signature',
      'TOKEN_INVALID_SIGNATURE',
      async (stage) => {
        const [header, claims, signature = ''] = (await mint(stage)).token.split('.');
        const flipped = signature.startsWith('A') ? 'B' : 'A';
        return [header, claims, flipped + signature.slice(1)].join('.');
      },
    ],
    ['an expired token', 'TOKEN_EXPIRED', async (stage) => (await testbed.hub.mint({ stage, duration: -1 })).token],
    [
      'a token of a stage that is gone',
      'STAGE_DELETED',
      async (stage) => {
        const { token } = await mint(stage);
        testbed.stages.delete(stage.id);
        return token;
      },
    ],
  ])('refuses %s with %s', async (_name, code, make) => {
    const line = await Line.open(await make(testbed.stage()));
    expect((await line.hears('aws:ivs:JOIN_ERROR')).payload).toMatchObject({ code, fatal: true });
    await expect.poll(() => line.closed).toBe(1000);
  });

  it('survives what is no message, and keeps who said it', async () => {
    const stage = testbed.stage();
    const line = await Line.open((await mint(stage)).token);
    await line.hears('aws:ivs:STAGE_STATE');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => line.socket.send(text)),
      { numRuns: 200 },
    );
    for (const type of ['aws:ivs:SET_STATE', 'aws:ivs:SDP_OFFER', 'aws:ivs:EXCHANGE_TOKEN', 'SET_STATE'])
      line.say({ type, payload: null });
    line.say({ type: 'PING' });
    await line.hears('PONG');
    expect(here(stage)).toHaveLength(1);
    line.socket.send(Buffer.alloc(300 * 1024, 'x'));
    await expect.poll(() => line.closed).toBe(1009);
  });

  it('answers a bad offer and a bad exchange with their errors', async () => {
    const stage = testbed.stage();
    const { token, participantId } = await mint(stage);
    const line = await Line.open(token);
    const whipUrl = `${testbed.hub.endpoints.whip}/publish/${participantId}`;
    line.say({ type: 'aws:ivs:SDP_OFFER', payload: { requestId: '1', whipUrl, content: 'v=0' } });
    expect((await line.hears('aws:ivs:SDP_ANSWER')).payload).toMatchObject({
      requestId: '1',
      httpStatusCode: 400,
      errorCode: 2001,
    });
    line.say({ type: 'aws:ivs:EXCHANGE_TOKEN', payload: { requestId: '2', newToken: (await mint(stage)).token } });
    expect((await line.hears('aws:ivs:EXCHANGE_TOKEN')).payload).toMatchObject({
      requestId: '2',
      error: { type: 'TOKEN_INVALID' },
    });
  });

  it('tells of fifty that join at once in few snapshots', async () => {
    const stage = testbed.stage();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => mint(stage)));
    const lines = await Promise.all(tokens.map(({ token }) => Line.open(token)));
    const everybody = () => lines.every(({ messages }) => messages.at(-1)?.payload.participants?.length === 50);
    await expect.poll(everybody).toBe(true);
    expect(Math.max(...lines.map(({ messages }) => messages.length))).toBeLessThan(25);
    lines.forEach(({ socket }) => socket.close());
    await expect.poll(() => here(stage).length).toBe(0);
  });

  it('keeps the place of a cut connection', async () => {
    const stage = testbed.stage();
    const { token } = await mint(stage);
    const [line, watcher] = [await Line.open(token), await Line.open((await mint(stage)).token)];
    expect(testbed.hub.faults.cut(stage.id, here(stage)[0]?.participantId)).toBe(1);
    await expect.poll(() => line.closed).toBe(1006);
    await (await Line.open(token)).hears('aws:ivs:STAGE_STATE');
    const counts = watcher.messages.flatMap(({ payload }) => payload.participants?.length ?? []);
    expect(counts.slice(counts.indexOf(2))).not.toContain(1);
  });
});

describe('a network that is lost', () => {
  // A PONG has no payload.
  const told = ({ messages }: Line) => messages.flatMap(({ payload }) => (payload as Partial<Message>['payload'])?.participants?.length ?? []);

  it('brings late what was sent meanwhile, both ways and in order', async () => {
    const stage = testbed.stage();
    const ada = await mint(stage);
    const [line, ben] = [await Line.open(ada.token), await Line.open((await mint(stage)).token)];
    await expect.poll(() => [told(line).at(-1), told(ben).at(-1)]).toEqual([2, 2]);
    const before = line.messages.length;
    expect(testbed.hub.faults.lose(stage.id, ada.participantId, 600)).toBe(1);
    line.say({ type: 'PING' });
    const cara = await Line.open((await mint(stage)).token);
    const request = fetch(`${testbed.hub.endpoints.whip}/publish/${ada.participantId}`, {
      method: 'POST', body: 'no offer', headers: { authorization: `Bearer ${ada.token}` },
    });
    await expect.poll(() => told(ben).at(-1)).toBe(3);
    expect(line.messages).toHaveLength(before);
    cara.socket.close();
    expect((await request).status).toBe(400);
    await line.hears('PONG');
    await expect.poll(() => told(line).at(-1)).toBe(2);
    expect(told(line)).toContain(3);
    expect(testbed.hub.faults.lose(stage.id, 'nobody', 600)).toBe(0);
  });

  it('to every stage is one where nobody is heard and nobody gets in, for a while', async () => {
    const stage = testbed.stage();
    const { token } = await mint(stage);
    const line = await Line.open(token);
    testbed.hub.faults.vanish(400);
    await expect.poll(() => line.closed).toBe(1006);
    await expect(fetch(`${testbed.hub.endpoints.whip}/sessions/x/layers`)).rejects.toThrow();
    const again = new WebSocket(testbed.hub.endpoints.events, [token]);
    await new Promise((resolve) => again.once('error', resolve));
    await expect.poll(async () => {
      const late = await fetch(`${testbed.hub.endpoints.whip}/sessions/x/layers`).catch(() => undefined);
      return late?.status;
    }).toBe(401);
    await (await Line.open(token)).hears('aws:ivs:STAGE_STATE');
    expect(testbed.updates.filter((one) => one.stage === stage).map(({ eventName }) => eventName)).toEqual(['Session Started', 'Participant Joined']);
  });
});

describe('WHIP', () => {
  const post = (path: string, token: string, body = '', headers: Record<string, string> = {}) =>
    fetch(`${testbed.hub.endpoints.whip}${path}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  const failure = async (response: Response) => [response.status, ((await response.json()) as { code: number }).code];

  it('refuses by the token of the request', async () => {
    const stage = testbed.stage();
    const [ada, ben] = [await mint(stage), await testbed.hub.mint({ stage, capabilities: ['SUBSCRIBE'] })];
    await Line.open(ben.token);
    expect(await failure(await post(`/publish/${ada.participantId}`, 'x.y.z'))).toEqual([401, 2001]);
    expect(await failure(await post(`/publish/${ada.participantId}`, ada.token))).toEqual([403, 2001]); // not joined
    expect(await failure(await post(`/publish/${ben.participantId}`, ben.token))).toEqual([403, 2003]);
    expect(await failure(await post(`/publish/${ada.participantId}`, ben.token))).toEqual([403, 2003]);
    expect(await failure(await post(`/subscribe/${ada.participantId}`, ben.token))).toEqual([404, 2004]);
    const expired = await testbed.hub.mint({ stage, duration: -1 });
    expect(await failure(await post(`/publish/${expired.participantId}`, expired.token))).toEqual([401, 2002]);
  });

  it('survives any offer', async () => {
    const stage = testbed.stage();
    const { token, participantId } = await mint(stage);
    await (await Line.open(token)).hears('aws:ivs:STAGE_STATE');
    const offers = [
      '',
      'v=0',
      'm=video',
      `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`,
      '\0'.repeat(1000),
      'm=video 9 X 96\r\n'.repeat(500),
    ];
    for (const offer of offers)
      expect((await failure(await post(`/publish/${participantId}`, token, offer)))[1]).toBeGreaterThan(2000);
    expect(await failure(await post(`/publish/${participantId}`, token, 'x'.repeat(300_000)))).toEqual([413, 2001]);
    expect(await failure(await post('/nowhere', token))).toEqual([404, 2001]);
    expect(await failure(await post('/sessions/unknown/layers', token, '{'))).toEqual([404, 2001]);
  });

  it('lets pages of other origins in', async () => {
    const response = await fetch(`${testbed.hub.endpoints.whip}/publish/x`, {
      method: 'OPTIONS',
      headers: { origin: 'http://elsewhere' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toContain('X-Stages-Trace-ID');
    expect(response.headers.get('access-control-expose-headers')).toBe('Location, Link');
  });
});
