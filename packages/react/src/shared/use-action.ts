import { useCallback, useMemo, useState } from 'react';
import { LiveError } from '@rostrum/core/engine';
import { mayAsk, type CommandName, type EventCommands } from '@rostrum/core/event';
import { warnOfTwoCores } from './misuse.js';
import { useProvided } from './provider.js';
import { useMe } from './use-live-event.js';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Why the last action was refused, until it is dismissed or another one is tried. */
export interface Refusal {
  readonly error: LiveError | undefined;
  dismissError(): void;
}

export interface Actions extends Refusal {
  /** True when it was done; false when it was refused, and `error` says why. Never rejects. */
  run(act: () => Promise<unknown>): Promise<boolean>;
}

/** Runs what may be refused and keeps the refusal for the screen. */
export function useAction(): Actions {
  const [error, setError] = useState<LiveError>();
  const dismissError = useCallback(() => setError(undefined), []);
  const run = useCallback(async (act: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await act();
      return true;
    } catch (thrown) {
      setError(asLiveError(thrown));
      return false;
    }
  }, []);
  return useMemo(() => ({ error, dismissError, run }), [error, dismissError, run]);
}

export interface Commands extends Refusal {
  /** True when the server has stored it; false when it was refused, and `error` says why. Never rejects. */
  send<C extends CommandName>(command: C, input: EventCommands[C]): Promise<boolean>;
  /** Whether the own role may ask for it at all. The server may still refuse. */
  may(command: CommandName): boolean;
}

/** Commands to the event, each hook's refusals apart from the others'. */
export function useCommands(): Commands {
  const { event } = useProvided();
  const { error, dismissError, run } = useAction();
  const role = useMe()?.role;
  const send = useCallback<Commands['send']>((command, input) => run(() => event.send(command, input)), [event, run]);
  const may = useCallback((command: CommandName) => mayAsk(command, role), [role]);
  return useMemo(() => ({ error, dismissError, send, may }), [error, dismissError, send, may]);
}

function asLiveError(thrown: unknown): LiveError {
  if (thrown instanceof LiveError) return thrown;
  if (thrown instanceof Error && thrown.name === 'LiveError') {
    if (process.env.NODE_ENV !== 'production') warnOfTwoCores();
    return LiveError.from(thrown as LiveError);
  }
  const message = thrown instanceof Error ? thrown.message : 'Something went wrong.';
  return new LiveError('client/failed', message, 'Try again.');
}
