import type { PersonRole } from '../../engine/index.js';
import type { ContentOf } from '../../overlays/content.js';
import type { SessionPlan, Status } from '../../session/index.js';

/** An event as the list shows it. Times are milliseconds since 1970, `duration` is in minutes, `host` is a name. */
export interface EventSummary extends SessionPlan {
  readonly id: string;
  readonly status: Status;
  readonly host: string;
  readonly signups: number;
}

export interface EventPage {
  readonly events: readonly EventSummary[];
  /** For the next page; absent on the last one. */
  readonly cursor?: string;
}

/** What `join` gives. */
export interface Joined {
  readonly person: string;
  readonly role: PersonRole;
  readonly name: string;
  /** The server's time in milliseconds. */
  readonly now: number;
  /** How the frames of the public view come: through the chat room, or over the line. */
  readonly feed: 'room' | 'line';
  /** The chat room's endpoint. */
  readonly chat: string;
  /** For who came without a token: the token to use from then on. */
  readonly guest?: string;
}

/** One act of staff (S4.12). */
export interface AuditAct {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  readonly role: PersonRole;
  readonly command: string;
  readonly target?: string;
  readonly targetName?: string;
  readonly reason?: string;
}

export interface AuditPage {
  readonly acts: readonly AuditAct[];
  /** For `after` of the next page; absent on the last one. */
  readonly next?: number;
}

export interface ChatToken {
  readonly token: string;
  readonly sessionExpiresAt: number;
}

export interface SignUp {
  readonly person: string;
  readonly name: string;
  readonly at: number;
}

export interface SignedIn {
  readonly token: string;
  readonly person: string;
  readonly name: string;
  readonly expiresAt: number;
}

/** Where a channel takes a stream, and the key for it. */
export interface Ingest {
  /** RTMP, for encoders: the key follows it. */
  readonly server: string;
  /** For browsers: the `ingestEndpoint` of `IVSBroadcastClient`. Absent where nothing takes that. */
  readonly web?: string;
  /** A secret: whoever has it streams in the event's name. */
  readonly key: string;
  readonly playbackUrl: string;
}

export interface ProductQuery {
  /** At most 150 characters. */
  readonly keyword: string;
  /** 1 to 5. */
  readonly page: number;
  readonly sort: 'Relevance' | 'NewestArrivals' | 'Price:LowToHigh' | 'Price:HighToLow' | 'Featured';
}
export interface ProductPage {
  /** Ready to be sent as overlays. */
  readonly products: readonly ContentOf<'product'>[];
  readonly page: number;
  readonly pages: number;
}
