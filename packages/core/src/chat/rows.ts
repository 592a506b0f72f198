import type { Feature, Table } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { ChatShape, ChatState, DirectMessage, Notice } from './facts.js';

/** What a late comer is handed (S4.7). */
export const MESSAGES_KEPT = 200;
/** Direct messages kept with one person. */
export const DIRECT_KEPT = 30;
export const NOTICES_KEPT = 12;
/** The one row of the chat's state. */
export const CHAT = 'chat';
export const chatState = (state: ChatState | undefined): ChatState => state ?? { on: true, slow: 0 };

type ChatFeature = Feature<ChatShape, RosterShape & SessionShape & ModerationShape>;
type Own = Parameters<ChatFeature['on']['chat/sent']>[0];

function keepNewest<Row extends { readonly id: string }>(table: Table<Row>, most: number): void {
  if (table.size <= most) return;
  for (const oldest of table.values()) return table.drop(oldest.id);
}

function notice({ notices }: Own, row: Notice): void {
  notices.put(row.id, row);
  keepNewest(notices, NOTICES_KEPT);
}

export const chatOn: ChatFeature['on'] = {
  'chat/sent': ({ messages, spoke }, { id, person, name, role, text, at, draft }) => {
    messages.put(id, { id, person, name, role, text, at, draft });
    keepNewest(messages, MESSAGES_KEPT);
    spoke.put(person, { person, at });
  },
  'chat/sent-direct': ({ direct }, { id, peer, person, name, role, text, at }) => {
    direct.put(id, { id, peer, person, name, role, text, at });
    let oldest: DirectMessage | undefined;
    let kept = 0;
    for (const row of direct.values()) {
      if (row.peer !== peer) continue;
      oldest ??= row;
      kept++;
    }
    if (kept > DIRECT_KEPT) direct.drop(oldest!.id);
  },
  'chat/toggled': (own, { id, at, on }) => {
    own.chat.put(CHAT, { ...chatState(own.chat.get(CHAT)), on });
    notice(own, { id, at, code: on ? 'chat-on' : 'chat-off' });
  },
  'chat/slowed': (own, { id, at, seconds }) => {
    own.chat.put(CHAT, { ...chatState(own.chat.get(CHAT)), slow: seconds });
    notice(own, { id, at, code: 'chat-slow', value: seconds });
  },
  'chat/deleted': ({ messages }, { message }) => messages.drop(message),
  'session/created': ({ chat }) => chat.put(CHAT, chatState(undefined)),
  'session/went-live': (own, { id, at }) => notice(own, { id, at, code: 'live' }),
  'session/warned': (own, { id, at, minutes }) => notice(own, { id, at, code: 'time-warning', value: minutes }),
  'session/extended': (own, { id, at, minutes }) => notice(own, { id, at, code: 'extended', value: minutes }),
  'session/ended': (own, { id, at }) => notice(own, { id, at, code: 'ended' }),
  'roster/role-changed': (own, { id, at, name, role }) => {
    if (role !== 'attendee' && role !== 'guest') notice(own, { id, at, code: 'role-changed', name, value: role });
  },
  // Whoever only left could come back at once, and would have escaped slow mode.
  'roster/removed': ({ spoke }, { person, cause }) => {
    if (cause === 'banned') spoke.drop(person);
  },
};

const showState = ({ on, slow }: ChatState) => ({ on, slow });
const showNotice = ({ at, code, name, value }: Notice) => ({
  at, code, ...(name !== undefined && { name }), ...(value !== undefined && { value }),
});
const showDirect = ({ id: _, ...message }: DirectMessage) => message;
export const chatViews: ChatFeature['views'] = {
  chat: { public: showState, staff: showState },
  // Not in any frame: the room delivers them.
  messages: { history: ({ id: _, draft: __, ...message }) => message },
  direct: { staff: showDirect, self: { owners: ({ peer }) => [peer], show: showDirect } },
  notices: { public: showNotice, staff: showNotice },
  spoke: {},
};
