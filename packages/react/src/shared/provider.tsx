import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { ChatLog, Devices, LiveEvent, StageSession, Store } from '@rostrum/core/client';
import type { ViewerOverlays } from '@rostrum/core/overlays';
import type { AudiencePlayer } from '@rostrum/core/playback';
import type { Labels, PartialLabels } from '../labels/index.js';
import { announceCopy, missingPart, noProvider, warnOfNestedEvents } from './misuse.js';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

export interface LiveEventParts {
  readonly event: LiveEvent;
  readonly chat?: ChatLog | undefined;
  readonly stage?: StageSession | undefined;
  readonly devices?: Devices | undefined;
  readonly player?: AudiencePlayer | undefined;
  readonly overlays?: ViewerOverlays | undefined;
}

export interface LiveEventProviderProps extends LiveEventParts {
  /** A language, or some of its words: what is missing is English. */
  readonly labels?: PartialLabels<Labels> | undefined;
  readonly children?: ReactNode;
}

interface Provided extends LiveEventParts {
  readonly labels: PartialLabels<Labels> | undefined;
  /** What the parts held when the page began: what a server has rendered. */
  readonly first: ReadonlyMap<object, unknown>;
}

const LiveEventContext = createContext<Provided | undefined>(undefined);

/**
 * Gives a live event to the hooks and components below. Who made the parts starts and closes them: the provider
 * does not call `connect` or `start`. Leave out the parts that the page does not use.
 *
 * One provider may be inside another of the same event, for other labels or with more parts: the nearest one counts,
 * and takes nothing from the outer one. In development it warns of one inside that of another event
 * (`react/nested-events`).
 *
 * On a server the parts are rendered as they are. Connect in an effect, not before: the browser begins with what the
 * server has sent.
 *
 * @throws LiveError `react/missing-part` when there is no event.
 */
export function LiveEventProvider({
  event, chat, stage, devices, player, overlays, labels, children,
}: LiveEventProviderProps) {
  const outer = useContext(LiveEventContext);
  if (!event) throw missingPart('event');
  if (process.env.NODE_ENV !== 'production') {
    announceCopy();
    if (outer && outer.event !== event) warnOfNestedEvents();
  }
  const [first] = useState(() => statesOf([event, chat, stage, devices, player, overlays]));
  const provided = useMemo(
    () => ({ event, chat, stage, devices, player, overlays, labels, first }),
    [event, chat, stage, devices, player, overlays, labels, first],
  );
  return <LiveEventContext.Provider value={provided}>{children}</LiveEventContext.Provider>;
}

function statesOf(parts: readonly (Store<unknown> | undefined)[]): ReadonlyMap<object, unknown> {
  return new Map(parts.flatMap((part) => (part ? [[part, part.getState()]] : [])));
}

/** What a store held when the page began, for what a browser takes over from a server later than the rest. */
export function useFirst<State>(store: Store<State>): State {
  const first = useContext(LiveEventContext)?.first;
  return first?.has(store) ? (first.get(store) as State) : store.getState();
}

/** What the nearest provider holds. Throws `react/no-provider` when there is none. */
export function useProvided(): Provided {
  const provided = useContext(LiveEventContext);
  if (!provided) throw noProvider();
  return provided;
}

/** One part that the caller cannot do without. Throws `react/missing-part` when the provider was given none. */
export function usePart<Part extends keyof LiveEventParts>(part: Part): NonNullable<LiveEventParts[Part]> {
  const found = useProvided()[part];
  if (!found) throw missingPart(part);
  return found;
}
