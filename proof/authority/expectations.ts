import type { CommandName } from '@rostrum/core/event';

/** Who may come with a token that is good. */
export const MEMBERS = ['guest', 'attendee', 'granted', 'speaker', 'moderator', 'cohost', 'host'] as const;
/** Who has lost the right to be here, or never had it. */
export const OUTSIDERS = ['banned', 'kicked', 'other host', 'other guest'] as const;
/** Whose token says nothing, or nothing true. */
export const FORGERS = ['nobody', 'expired', 'wrong audience', 'wrong key', 'alg none', 'guest by hand', 'service'] as const;
export const KINDS = [...MEMBERS, ...OUTSIDERS, ...FORGERS] as const;
export type Kind = (typeof KINDS)[number];

const staff = ['moderator', 'cohost', 'host'] as const;
const presenters = ['cohost', 'host'] as const;
const speakers = ['speaker', ...staff] as const;
const signedIn = ['attendee', 'granted', ...speakers] as const;
const everybody = ['guest', ...signedIn] as const;
const nobody = [] as const;

export interface CommandRow {
  readonly may: readonly Kind[];
  readonly input: object;
  /** Decided before who asks is looked at: this is no command of HTTP or the line. */
  readonly never?: string;
}

/** The person whom the commands of this table are about. */
export const TARGET = 'target-of-the-table';
const about = { person: TARGET };
const question = { question: 'a' };
const overlay = { overlay: 'a' };
const notice = { content: { kind: 'notice', title: 'Hello', message: 'World', duration: 5 } };

/**
 * Written by hand and not from `may` of the code: what the product promises. A command without a row does not compile,
 * and fails the run.
 */
export const COMMANDS: Readonly<Record<CommandName, CommandRow>> = {
  'session/create': { may: nobody, input: { title: 'T', description: '', startsAt: 0, duration: 60, guests: true } },
  'session/update': { may: ['host'], input: { title: 'Another' } },
  'session/open': { may: presenters, input: {} },
  'session/go-live': { may: presenters, input: {} },
  'session/warn': { may: nobody, input: { minutes: 5 } },
  'session/extend': { may: presenters, input: { minutes: 15 } },
  'session/retry': { may: nobody, input: { id: 'e01', errand: 'removal' } },
  'session/settle': { may: nobody, input: { id: 'e01' } },

  'roster/join': { may: nobody, input: { person: TARGET, name: 'T', role: 'host' } },
  'roster/arrive': { may: nobody, input: about },
  'roster/depart': { may: nobody, input: about },
  'roster/promote': { may: presenters, input: { ...about, role: 'speaker' } },
  'roster/demote': { may: presenters, input: about },

  'stage/join': { may: speakers, input: {} },
  'stage/share': { may: signedIn, input: {} },
  'stage/unshare': { may: signedIn, input: {} },
  'stage/leave': { may: signedIn, input: {} },
  'stage/invite': { may: staff, input: about },
  'stage/withdraw': { may: staff, input: about },
  'stage/accept': { may: signedIn, input: {} },
  'stage/decline': { may: signedIn, input: {} },
  'stage/grant': { may: staff, input: about },
  'stage/mute': { may: staff, input: { ...about, source: 'camera' } },
  'stage/unmute': { may: staff, input: { ...about, source: 'camera' } },
  'stage/mute-all': { may: staff, input: { source: 'microphone' } },
  'stage/revoke': { may: staff, input: about },
  'stage/published': { may: nobody, input: { ...about, kind: 'camera' } },
  'stage/unpublished': { may: nobody, input: { ...about, kind: 'camera' } },
  'stage/expire': { may: nobody, input: { ...about, kind: 'camera' } },
  'stage/expire-invitation': { may: nobody, input: about },

  'hands/raise': { may: ['attendee', 'granted'], input: { question: 'May I?' } },
  'hands/lower': { may: ['attendee', 'granted'], input: {} },
  'hands/acknowledge': { may: staff, input: about },
  'hands/dismiss': { may: staff, input: about },
  'hands/grant': { may: staff, input: about },
  'hands/revoke': { may: staff, input: about },
  'hands/lower-all': { may: staff, input: {} },
  'hands/expire': { may: nobody, input: about },

  'questions/ask': { may: everybody, input: { text: 'Why?' } },
  'questions/withdraw': { may: everybody, input: question },
  'questions/upvote': { may: everybody, input: question },
  'questions/unvote': { may: everybody, input: question },
  'questions/answer': { may: speakers, input: { ...question, text: 'Because.' } },
  'questions/take': { may: speakers, input: question },
  'questions/finish': { may: speakers, input: question },
  'questions/dismiss': { may: staff, input: question },
  'questions/pin': { may: staff, input: question },
  'questions/unpin': { may: staff, input: question },

  'chat/send': { may: nobody, input: { text: 'Hello', message: 'm1' }, never: 'chat/room-only' },
  'chat/direct': { may: everybody, input: { text: 'Psst' } },
  'chat/toggle': { may: staff, input: { on: false } },
  'chat/slow': { may: staff, input: { seconds: 5 } },
  'chat/delete': { may: staff, input: { message: 'm1' } },
  'chat/retract': { may: everybody, input: { message: 'm1' } },

  'playback/open': {
    may: nobody, input: { url: 'https://example.com/a.m3u8', source: 'encoder', isPrivate: false, allowance: 0 },
  },
  'playback/start': { may: nobody, input: { stream: 'st-1' } },
  'playback/stop': { may: nobody, input: { stream: 'st-1' } },

  'overlays/prepare': { may: presenters, input: notice },
  'overlays/discard': { may: presenters, input: { draft: 'a' } },
  'overlays/send': { may: presenters, input: notice },
  'overlays/answer': { may: ['guest', 'attendee', 'granted', 'speaker'], input: { ...overlay, choice: 0 } },
  'overlays/stop': { may: presenters, input: overlay },
  'overlays/cue': { may: presenters, input: { draft: 'a', when: { after: 'live', seconds: 60 } } },
  'overlays/uncue': { may: presenters, input: { cue: 'a' } },
  'overlays/fire': { may: nobody, input: { cue: 'a' } },
  'overlays/expire': { may: nobody, input: overlay },
  'overlays/close': { may: nobody, input: overlay },

  'moderation/restrict': { may: staff, input: { ...about, what: 'chat' } },
  'moderation/unrestrict': { may: staff, input: { ...about, what: 'chat' } },
  'moderation/kick': { may: staff, input: about },
  'moderation/ban': { may: staff, input: about },
  'moderation/unban': { may: staff, input: about },

  // These end the event, or the caller's visit: last.
  'roster/leave': { may: ['guest', 'attendee', 'granted', 'speaker', 'moderator', 'cohost'], input: {} },
  'session/cancel': { may: ['host'], input: {} },
  'session/end': { may: presenters, input: {} },
};

export interface RouteRow {
  readonly may: readonly Kind[];
  readonly body?: object;
  readonly query?: string;
}

const members = MEMBERS;
/** Whoever has a token of the issuer, wherever they are. */
const accounts = [...signedIn, 'banned', 'kicked', 'other host'] as const;
const known = [...members, ...OUTSIDERS] as const;
const open = [...known, 'nobody'] as const;
const plan = { title: 'T', description: '', startsAt: 0, duration: 60, guests: true };

/** Every route. One that the server has and this table has not fails the run. */
export const ROUTES: Readonly<Record<string, RouteRow>> = {
  'GET /api/health': { may: open },
  'GET /api/openapi.json': { may: open },
  'GET /api/me': { may: known },
  'GET /api/events': { may: open },
  'POST /api/events': { may: accounts, body: plan },
  'GET /api/events/{id}': { may: open },
  'PATCH /api/events/{id}': { may: ['host'], body: { title: 'Another' } },
  'POST /api/events/{id}/commands': { may: everybody, body: { id: 'c', command: 'questions/ask', input: { text: 'Why?' } } },
  'POST /api/events/{id}/stage-token': { may: members, body: { kind: 'view' } },
  'POST /api/events/{id}/stage-token camera': { may: ['granted'], body: { kind: 'camera' } },
  'POST /api/events/{id}/stage-token screen': { may: nobody, body: { kind: 'screen' } },
  'POST /api/events/{id}/chat-token': { may: members },
  'POST /api/events/{id}/line-ticket': { may: members },
  'GET /api/events/{id}/chat': { may: members },
  'GET /api/events/{id}/log': { may: staff },
  'PUT /api/events/{id}/signup': { may: [...signedIn, 'kicked', 'other host'] },
  'DELETE /api/events/{id}/signup': { may: accounts },
  'GET /api/events/{id}/signups': { may: ['host'] },
  'GET /api/events/{id}/ingest': { may: presenters },
  'POST /api/events/{id}/ingest/key': { may: presenters },
  'POST /api/events/{id}/playback-token': { may: members },
  'GET /api/events/{id}/overlays/{overlay}': { may: open },
  'GET /api/events/{id}/answers.csv': { may: staff },
  'GET /api/events/{id}/products': { may: presenters, query: '?q=mug' },
  'POST /hooks/chat-review': {
    may: ['service'], body: { Content: 'Hi', MessageId: 'm2', RoomArn: 'arn:none', Sender: { UserId: 'x' } },
  },
  'POST /hooks/media-events': {
    may: ['service'], body: { 'detail-type': 'Other', resources: [], detail: {} },
  },
  'GET /dev/.well-known/openid-configuration': { may: open },
  'GET /dev/jwks.json': { may: open },
  'POST /dev/sign-in': { may: open, body: { name: 'Somebody' } },
  // These change who is in the event: last.
  'POST /api/events/{id}/leave': { may: ['guest', 'attendee', 'granted', 'speaker', 'moderator', 'cohost'], body: {} },
  'DELETE /api/events/{id}': { may: ['host'] },
  // A guest token of another event is refused; strangers come in, and who was kicked; nobody in particular as a new guest.
  'POST /api/events/{id}/join': { may: [...members, 'kicked', 'other host', 'nobody'], body: { name: 'Name' } },
};
