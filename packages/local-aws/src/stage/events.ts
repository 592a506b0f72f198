import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { describeBrowser } from './browser.js';
import type { Claims } from './claims.js';
import type { LiveStage } from './live-stage.js';
import type { Media, Verb } from './media.js';
import { readMessage, type ClientMessage, type SdpOffer } from './messages.js';
import type { Outages } from './outages.js';
import { TokenError, type Tokens } from './token.js';
import { asSignallingError, sessionLinks } from './whip.js';

const MAX_FRAME = 256 * 1024;
/** A peer that vanished without a word is noticed after two of these. */
const HEARTBEAT_MS = 15_000;
/** 1005 is a close without a code, which is what the SDK does when a participant leaves. */
const CLEAN_CLOSES = [1000, 1001, 1005];

export interface EventsOptions {
  readonly tokens: Tokens;
  readonly media: Media;
  readonly outages: Outages;
  readonly whipUrl: string;
  readonly stage: (id: string) => LiveStage;
}

/** The events socket: who is on the stage, and what may be asked over it. */
export class EventsEndpoint {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    // The subprotocol is the token itself, and must be echoed.
    handleProtocols: (protocols) => [...protocols][0] ?? false,
  });
  readonly #heartbeat: NodeJS.Timeout;
  readonly #silent = new WeakSet<WebSocket>();

  constructor(private readonly options: EventsOptions) {
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const token = request.headers['sec-websocket-protocol'] ?? '';
    const verdict = await this.#judge(token);
    if (!(verdict instanceof TokenError)) await this.options.outages.over(verdict.jti);
    if (socket.destroyed) return;
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate());
      if (verdict instanceof TokenError) return refuse(ws, verdict.code, verdict.message);
      this.#admit(ws, verdict, request);
    });
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const ws of this.#server.clients) ws.terminate();
    this.#server.close();
  }

  /** Errors are sent over the socket: a browser does not show a page why an upgrade failed. */
  async #judge(token: string): Promise<Claims | TokenError> {
    try {
      return await this.options.tokens.verify(token);
    } catch (error) {
      return error instanceof TokenError ? error : new TokenError('TOKEN_INVALID', 'The token cannot be read.');
    }
  }

  #admit(ws: WebSocket, claims: Claims, request: IncomingMessage): void {
    const stage = this.options.stage(claims.topic);
    const death = stage.room.refusal(claims.jti);
    if (death) return refuse(ws, death, 'The participant was disconnected.');
    ws.on('pong', () => this.#silent.delete(ws));
    ws.on('message', (data) => {
      const message = readMessage(textOf(data));
      if (message) void this.#obey(ws, stage, claims.jti, message);
    });
    ws.on('close', (code) => stage.closed(claims.jti, ws, CLEAN_CLOSES.includes(code)));
    stage.join(claims, describeBrowser(request.headers['user-agent']), ws);
  }

  async #obey(ws: WebSocket, stage: LiveStage, id: string, message: ClientMessage): Promise<void> {
    const say = (type: string, payload: object) => {
      if (ws.readyState === ws.OPEN) ws.send(JSON.stringify({ type, payload }));
    };
    switch (message.type) {
      case 'PING':
        return ws.send('{"type":"PONG"}');
      case 'SET_STATE':
        return stage.describe(id, devicesOf(message));
      case 'aws:ivs:SET_STATE': {
        const { requestId, traceId } = message.payload;
        stage.describe(id, devicesOf(message.payload));
        return say(message.type, { requestId, traceId });
      }
      case 'aws:ivs:EXCHANGE_TOKEN': {
        const { newToken, requestId, traceId } = message.payload;
        const error = await this.#exchange(stage, id, newToken);
        return say(message.type, { requestId, traceId, ...(error && { error }) });
      }
      case 'aws:ivs:SDP_OFFER':
        return say('aws:ivs:SDP_ANSWER', await this.#answer(stage, id, message.payload));
    }
  }

  async #exchange(stage: LiveStage, id: string, token: string): Promise<object | undefined> {
    const claims = await this.#judge(token);
    if (claims instanceof TokenError) return { type: claims.code, message: claims.message, fatal: true };
    const before = stage.claims(id);
    const isSame = claims.jti === id && claims.resource === before?.resource && claims.topic === before.topic;
    if (!isSame) return { type: 'TOKEN_INVALID', message: 'The new token is for somebody else.', fatal: true };
    stage.exchange(claims);
    // The SDK stops by itself, but a client may lie.
    if (!claims.capabilities.allow_publish) this.options.media.endOf(claims.topic, id, 'publishing');
    return undefined;
  }

  async #answer(stage: LiveStage, id: string, offer: SdpOffer): Promise<object> {
    const { requestId, traceId } = offer;
    try {
      const claims = stage.claims(id);
      const target = /\/(publish|subscribe)\/([\w-]+)(?:\?|$)/.exec(offer.whipUrl);
      if (!claims || !target) throw new TokenError('TOKEN_INVALID', 'The request names no session.');
      if (offer.sdk) stage.room.learn(id, { sdkVersion: offer.sdk.slice(0, 40) });
      const session = await this.options.media.open(claims, () => stage.room.has(id), {
        verb: target[1] as Verb,
        target: target[2] ?? '',
        offer: offer.content,
        initialLayer: offer.initialLayerPref === 'highest' ? 'highest' : 'lowest',
      });
      const links = sessionLinks(this.options.whipUrl, session.id);
      return {
        requestId,
        traceId,
        httpStatusCode: 201,
        content: session.answer,
        contentType: 'application/sdp',
        location: links.location,
        sessionDeleteLink: links.delete,
        subscriberControlLink: links.playback,
        videoLayersLink: links.layers,
      };
    } catch (error) {
      const { status, code, message } = asSignallingError(error);
      return { requestId, traceId, httpStatusCode: status, errorCode: code, errorMessage: message };
    }
  }

  #beat(): void {
    for (const ws of this.#server.clients) {
      if (this.#silent.has(ws)) ws.terminate();
      this.#silent.add(ws);
      ws.ping();
    }
  }
}

const devicesOf = ({ audioMuted, videoStopped }: { audioMuted: boolean; videoStopped: boolean }) => ({
  audioMuted,
  videoStopped,
});

const textOf = (data: RawData) =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');

function refuse(ws: WebSocket, code: string, message: string): void {
  ws.send(JSON.stringify({ type: 'aws:ivs:JOIN_ERROR', payload: { code, message, fatal: true } }), () =>
    ws.close(1000),
  );
}
