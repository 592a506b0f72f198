import type { ChatHistory } from '../../client/group-messages.js';
import type { StageTokens } from '../../client/contract.js';
import type { ShownContent } from '../../overlays/content.js';
import type { PlaybackTokens } from '../../playback/channel-link.js';
import type { Line, Snapshots, StageToken } from '../../ports/index.js';
import type { SessionPlan } from '../../session/index.js';
import type {
  AuditPage, ChatToken, EventPage, Ingest, Joined, ProductPage, ProductQuery, SignedIn, SignUp,
} from './api-types.js';
import { httpLine, type LineSocket } from './line.js';
import { json, request, type Call, type RequestOptions } from './request.js';
import { httpSnapshots } from './snapshots.js';

export interface HttpBackendOptions extends RequestOptions {
  /** The platform's unless told. Node has none before version 22: give it the one of `ws`. */
  readonly WebSocket?: LineSocket;
}

/**
 * The server's HTTP API. Every call rejects with a LiveError: the server's refusal by its own code, `http/offline` when
 * it cannot be reached, `http/unreadable` when the answer is none of its own.
 */
export interface HttpBackend {
  /** Soonest first; `limit` is 1 to 500, 100 unless told. */
  events(page?: { readonly limit?: number; readonly cursor?: string }): Promise<EventPage>;
  /** The caller becomes the host. */
  createEvent(plan: SessionPlan): Promise<{ readonly id: string }>;
  updateEvent(event: string, change: Partial<SessionPlan>): Promise<{ readonly seq: number }>;
  cancelEvent(event: string): Promise<{ readonly seq: number }>;
  /** Comes in; whoever has no token comes as a guest, and needs a name. */
  join(event: string, who?: { readonly name?: string }): Promise<Joined>;
  /** Also while the page is being closed. */
  leave(event: string): Promise<void>;
  /** Throws a TypeError where there is no WebSocket. */
  line(event: string): Line;
  snapshots(event: string): Snapshots;
  stageTokens(event: string): StageTokens;
  chatToken(event: string): Promise<ChatToken>;
  /** For a private channel. */
  playbackTokens(event: string): PlaybackTokens;
  /** The content of an overlay that came by reference. */
  overlayContent(event: string, overlay: string): Promise<ShownContent>;
  /** What everybody answered, as CSV in UTF-8 with a byte order mark. For staff. */
  answersCsv(event: string): Promise<Blob>;
  /** Products to show for sale. For host and cohosts. */
  products(event: string, query: ProductQuery): Promise<ProductPage>;
  /** How to stream to the event's channel, with the stream key: not to be kept. For host and cohosts. */
  ingest(event: string): Promise<Ingest>;
  /** The old key is dead from then on, and whoever streams with it is cut off. */
  newStreamKey(event: string): Promise<Ingest>;
  /** The last 200 group messages. */
  chatHistory(event: string): Promise<ChatHistory>;
  /** Acts of staff after sequence `after`, oldest first. For staff. */
  auditTrail(event: string, page?: { readonly after?: number; readonly limit?: number }): Promise<AuditPage>;
  signUp(event: string): Promise<void>;
  takeBackSignUp(event: string): Promise<void>;
  /** For the host. */
  signUps(event: string): Promise<readonly SignUp[]>;
  me(): Promise<{ readonly person: string; readonly name: string }>;
  /** Development only: the built-in issuer signs in whoever gives a name. */
  signIn(name: string): Promise<SignedIn>;
}

export function createHttpBackend(options: HttpBackendOptions): HttpBackend {
  const of = (event: string, rest = '') => `/api/events/${encodeURIComponent(event)}${rest}`;
  const get = <Answer>(path: string, call?: Call) => json<Answer>(options, path, call);
  const post = <Answer>(path: string, body: unknown = {}) => get<Answer>(path, { method: 'POST', body });
  const done = async (path: string, call: Call) => void (await request(options, path, call));
  return {
    events: (query = {}) => get('/api/events', { query }),
    createEvent: (plan) => post('/api/events', plan),
    updateEvent: (event, body) => get(of(event), { method: 'PATCH', body }),
    cancelEvent: (event) => get(of(event), { method: 'DELETE' }),
    join: (event, who = {}) => post(of(event, '/join'), who),
    leave: (event) => done(of(event, '/leave'), { method: 'POST', body: {}, keepalive: true }),
    line(event) {
      const { WebSocket = globalThis.WebSocket as unknown as LineSocket | undefined } = options;
      if (!WebSocket) throw new TypeError('There is no WebSocket here: give createHttpBackend one, for example of ws.');
      return httpLine(options, event, WebSocket);
    },
    snapshots: (event) => httpSnapshots(options, event),
    stageTokens: (event) => ({
      get: (kind, participant) =>
        post<StageToken>(of(event, '/stage-token'), { kind, ...(participant && { participant }) }),
    }),
    chatToken: (event) => post(of(event, '/chat-token')),
    playbackTokens: (event) => ({
      get: async () => (await post<{ token: string }>(of(event, '/playback-token'))).token,
    }),
    overlayContent: (event, overlay) => get(of(event, `/overlays/${encodeURIComponent(overlay)}`)),
    answersCsv: async (event) => (await request(options, of(event, '/answers.csv'))).blob(),
    products: (event, { keyword: q, page, sort }) => get(of(event, '/products'), { query: { q, page, sort } }),
    ingest: (event) => get(of(event, '/ingest')),
    newStreamKey: (event) => post(of(event, '/ingest/key')),
    chatHistory: async (event) => (await get<{ messages: ChatHistory }>(of(event, '/chat'))).messages,
    auditTrail: (event, query = {}) => get(of(event, '/log'), { query }),
    signUp: (event) => done(of(event, '/signup'), { method: 'PUT' }),
    takeBackSignUp: (event) => done(of(event, '/signup'), { method: 'DELETE' }),
    signUps: async (event) => (await get<{ signups: readonly SignUp[] }>(of(event, '/signups'))).signups,
    me: () => get('/api/me'),
    signIn: (name) => post('/dev/sign-in', { name }),
  };
}
