import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ChatLog, Devices, LiveEvent, StageSession } from '@rostrum/core/client';
import type { ViewerOverlays } from '@rostrum/core/overlays';
import type { AudiencePlayer } from '@rostrum/core/playback';
import { en, type Labels } from '../labels/index.js';

export interface LiveEventParts {
  readonly event: LiveEvent;
  readonly chat?: ChatLog | undefined;
  readonly stage?: StageSession | undefined;
  readonly devices?: Devices | undefined;
  readonly player?: AudiencePlayer | undefined;
  readonly overlays?: ViewerOverlays | undefined;
}

export interface LiveEventProviderProps extends LiveEventParts {
  /** English unless told. */
  readonly labels?: Labels | undefined;
  readonly children?: ReactNode;
}

interface Provided extends LiveEventParts {
  readonly labels: Labels;
}

const LiveEventContext = createContext<Provided | undefined>(undefined);

/**
 * Gives a live event to the hooks and components below. Who made the parts starts and closes them: the provider
 * does not call `connect` or `start`. Leave out the parts that the page does not use.
 */
export function LiveEventProvider({
  event, chat, stage, devices, player, overlays, labels = en, children,
}: LiveEventProviderProps) {
  const provided = useMemo(
    () => ({ event, chat, stage, devices, player, overlays, labels }),
    [event, chat, stage, devices, player, overlays, labels],
  );
  return <LiveEventContext.Provider value={provided}>{children}</LiveEventContext.Provider>;
}

/** What the nearest provider holds. Throws when there is none. */
export function useProvided(): Provided {
  const provided = useContext(LiveEventContext);
  if (!provided) {
    throw new Error('There is no live event here. Put <LiveEventProvider event={...}> around this component.');
  }
  return provided;
}

/** One part that the caller cannot do without. Throws when the provider was given none. */
export function usePart<Part extends keyof LiveEventParts>(part: Part): NonNullable<LiveEventParts[Part]> {
  const found = useProvided()[part];
  if (!found) throw new Error(`This component needs \`${part}\`. Pass it: <LiveEventProvider ${part}={...}>.`);
  return found;
}
