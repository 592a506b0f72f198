import { useCallback } from 'react';
import { isStaff } from '@rostrum/core/engine';
import type { ChatLine, ChatLogState, EventState } from '@rostrum/core/client';
import { usePart } from '../shared/provider.js';
import { useAction, useCommands, type Refusal } from '../shared/use-action.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useStore } from '../shared/use-store.js';
import { useSecondsUntil } from '../shared/use-time.js';

export interface ChatSettings {
  readonly on: boolean;
  /** Seconds between two messages of one person; 0 when slow mode is off. */
  readonly slow: number;
  /** The role may change them. */
  readonly mayChange: boolean;
  setOn(on: boolean): Promise<boolean>;
  setSlow(seconds: number): Promise<boolean>;
}

export interface ChatStateOfMine extends Refusal {
  readonly room: ChatLogState['room'];
  readonly lines: readonly ChatLine[];
  readonly blocked: ChatLogState['blocked'];
  /** Slow mode: whole seconds until the next message. */
  readonly wait: number;
  readonly me: string | undefined;
  readonly staff: boolean;
  readonly settings: ChatSettings;
  /** To the group; true when the room has delivered it. */
  send(text: string): Promise<boolean>;
  /** To the presenters, or from a presenter to one person. */
  sendDirect(text: string, to?: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  mayRemove(line: ChatLine): boolean;
}

const all = (state: ChatLogState) => state;
const select = ({ me, view }: EventState) => ({ person: me?.person, role: me?.role, chat: view.chat?.chat });

/** The chat: group, direct and system messages, and its settings (S4.7). */
export function useChat(): ChatStateOfMine {
  const log = usePart('chat');
  const { room, lines, blocked, waitUntil } = useStore(log, all);
  const { person, role, chat } = useLiveEvent(select);
  const { run, error, dismissError } = useAction();
  const commands = useCommands();
  const wait = useSecondsUntil(waitUntil);
  const staff = isStaff(role);
  const { send: command } = commands;
  return {
    room, lines, blocked, wait, staff,
    me: person,
    error: error ?? commands.error,
    dismissError: useCallback(() => {
      dismissError();
      commands.dismissError();
    }, [dismissError, commands]),
    send: useCallback((text: string) => run(() => log.send(text)), [run, log]),
    sendDirect: useCallback((text: string, to?: string) => run(() => log.sendDirect(text, to)), [run, log]),
    remove: useCallback((id: string) => run(() => log.remove(id)), [run, log]),
    mayRemove: ({ kind, person: by }) => kind === 'group' && (staff || by === person),
    settings: {
      on: chat?.on ?? true,
      slow: chat?.slow ?? 0,
      mayChange: commands.may('chat/toggle'),
      setOn: (on) => command('chat/toggle', { on }),
      setSlow: (seconds) => command('chat/slow', { seconds }),
    },
  };
}
