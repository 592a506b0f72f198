export type ChannelSource = 'composition' | 'encoder';
export type Status = 'scheduled' | 'backstage' | 'live' | 'ended' | 'cancelled';

/** Times are milliseconds of the server's clock; `duration` is in minutes. */
export interface Session {
  readonly title: string;
  readonly description: string;
  readonly status: Status;
  readonly startsAt: number;
  readonly duration: number;
  /** Whether people without an account may come in by the join link. */
  readonly guests: boolean;
  /** The event is streamed to a channel too: the stage, composed, or what an encoder sends. */
  readonly channel?: ChannelSource;
  readonly liveAt?: number;
  readonly endsAt?: number;
  readonly endedAt?: number;
  /** The last warning before the end that was given: minutes. */
  readonly warned?: number;
}

export interface SessionPlan {
  readonly title: string;
  readonly description: string;
  readonly startsAt: number;
  readonly duration: number;
  readonly guests: boolean;
  /** Cannot be changed later. */
  readonly channel?: ChannelSource | undefined;
}
/** What can be changed until the event is live. */
export type SessionChange = Omit<SessionPlan, 'channel'>;

/**
 * What the server does for an event at Amazon IVS: to have somebody out, a message deleted, somebody let in again, the
 * channel looked after, the list of events kept, what is over cleared away, a cue sent with the picture.
 */
export const ERRANDS = ['removal', 'message', 'access', 'channel', 'listing', 'ending', 'cue'] as const;
export type Errand = (typeof ERRANDS)[number];

/** An errand that has failed, and is tried again until it is done. */
export interface Retry {
  readonly id: string;
  readonly errand: Errand;
  readonly since: number;
  /** Whom it is about. */
  readonly person?: string | undefined;
}

export type SessionShape = {
  tables: { session: Session; retries: Retry };
  commands: {
    'session/create': SessionPlan;
    'session/update': { readonly [Part in keyof SessionChange]?: SessionChange[Part] | undefined };
    'session/open': object;
    'session/go-live': object;
    'session/warn': { readonly minutes: number };
    'session/extend': { readonly minutes: 15 | 30 | 60 };
    'session/end': { readonly reason?: string | undefined };
    'session/cancel': { readonly reason?: string | undefined };
    'session/retry': Omit<Retry, 'since'>;
    'session/settle': { readonly id: string };
  };
  facts: {
    'session/created': SessionPlan;
    'session/updated': { readonly [Part in keyof SessionChange]?: SessionChange[Part] };
    'session/opened': { readonly at: number };
    'session/went-live': { readonly id: string; readonly at: number; readonly endsAt: number };
    'session/warned': { readonly id: string; readonly at: number; readonly minutes: number };
    'session/extended': {
      readonly id: string;
      readonly at: number;
      readonly minutes: number;
      readonly endsAt: number;
      readonly duration: number;
    };
    'session/ended': { readonly id: string; readonly at: number; readonly cause: 'hand' | 'time' };
    'session/cancelled': { readonly at: number };
    'session/retried': Retry;
    'session/settled': { readonly id: string };
  };
};
