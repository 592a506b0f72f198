import { useCallback, useSyncExternalStore } from 'react';
import type { EventState, LiveEvent } from '@rostrum/core/client';
import { useProvided } from '../shared/provider.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { watchingChoice, type Watching } from './watching-choice.js';

export interface WatchingState {
  /** The stage in real time, or the channel some seconds later. */
  readonly watching: Watching;
  /** Both are there, and the person is not on the stage. */
  readonly mayChoose: boolean;
  /** Kept in this browser from one visit to the next. */
  choose(watching: Watching): void;
}

const select = ({ me, self, view }: EventState) => ({
  source: view.channel?.channel?.source,
  onStage: !!me && Object.values(self.slots ?? {}).some(({ person }) => person === me.person),
});
const none = () => undefined;

/**
 * How this person watches. Whoever has a place on the stage watches the stage, whatever was chosen. Where nothing was
 * chosen it is the stage, unless the picture comes from an encoder.
 */
export function useWatching(): WatchingState {
  const { stage, player } = useProvided();
  const found = useLiveEvent(select);
  const chosen = useSyncExternalStore(watchingChoice.subscribe, watchingChoice.get, none);
  const both = stage !== undefined && player !== undefined && found.source !== undefined;
  return {
    watching: both ? decide(found, chosen) : player && !stage ? 'channel' : 'stage',
    mayChoose: both && !found.onStage,
    choose: useCallback((watching: Watching) => watchingChoice.set(watching), []),
  };
}

/**
 * The same outside of React, for a page that has a stage and a player: `createViewerOverlays` needs the time of the
 * picture that is watched, `pictureTime: () => watchedNow(event) === 'channel' ? player.pictureTime() : event.now()`.
 */
export function watchedNow(event: LiveEvent): Watching {
  return decide(select(event.getState()), watchingChoice.get());
}

function decide({ source, onStage }: ReturnType<typeof select>, chosen: Watching | undefined): Watching {
  if (onStage || source === undefined) return 'stage';
  return chosen ?? (source === 'encoder' ? 'channel' : 'stage');
}
