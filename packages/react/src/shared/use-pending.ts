import { useCallback } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { CommandName, EventCommands } from '@rostrum/core/event';
import { useLiveEvent } from './use-live-event.js';

const selectPending = ({ pending }: EventState) => pending;

/** Tells whether such a command was asked and is not yet answered. */
export function usePending() {
  const pending = useLiveEvent(selectPending);
  return useCallback(
    <C extends CommandName>(command: C, matches: (input: EventCommands[C]) => boolean = () => true) =>
      pending.some((one) => one.command === command && matches(one.input as EventCommands[C])),
    [pending],
  );
}
