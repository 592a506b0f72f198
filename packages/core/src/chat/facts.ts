import type { PersonRole } from '../engine/index.js';
import type { Draft } from './draft.js';

/** How the group chat stands. `slow` is the least number of seconds between two messages of one person. */
export interface ChatState {
  readonly on: boolean;
  readonly slow: number;
}

/** A message to the whole group. The room has delivered it; here it is kept for those who come late. */
export interface Message {
  /** The room's id of the message. */
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly text: string;
  readonly at: number;
  readonly draft?: Draft | undefined;
}

/** Between one person of the audience (`peer`) and the presenters. */
export interface DirectMessage {
  readonly id: string;
  readonly peer: string;
  readonly person: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly text: string;
  readonly at: number;
}

export type NoticeCode =
  | 'live' | 'ended' | 'extended' | 'time-warning' | 'chat-on' | 'chat-off' | 'chat-slow' | 'role-changed';
/** A system message. The reader's language makes the sentence. */
export interface Notice {
  readonly id: string;
  readonly at: number;
  readonly code: NoticeCode;
  readonly name?: string;
  readonly value?: number | string;
}

export interface Spoke {
  readonly person: string;
  readonly at: number;
}

export type ChatShape = {
  tables: { chat: ChatState; messages: Message; direct: DirectMessage; notices: Notice; spoke: Spoke };
  commands: {
    'chat/send': { readonly text: string; readonly message: string; readonly draft?: Draft | undefined };
    'chat/direct': { readonly text: string; readonly to?: string | undefined };
    'chat/toggle': { readonly on: boolean };
    'chat/slow': { readonly seconds: number };
    'chat/delete': { readonly message: string };
    'chat/retract': { readonly message: string };
  };
  facts: {
    'chat/sent': Message;
    'chat/sent-direct': DirectMessage;
    'chat/toggled': { readonly id: string; readonly at: number; readonly on: boolean };
    'chat/slowed': { readonly id: string; readonly at: number; readonly seconds: number };
    'chat/deleted': { readonly message: string };
  };
};
