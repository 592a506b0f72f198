import type { LiveEvent, Store } from '../client/contract.js';
import type { Channel } from './facts.js';
import { CHANNEL } from './rows.js';

/**
 * What a viewer needs to know of a channel. Without `state` nobody says whether something is streamed to it, and it is
 * tried again and again; a new `stream` is tried at once.
 */
export type PlayedChannel = Pick<Channel, 'url'> & Partial<Pick<Channel, 'isPrivate' | 'state' | 'stream'>>;

/** The channel of an event, as its viewers see it; undefined while there is none, and when the event has been closed. */
export function channelOf(event: LiveEvent): Store<PlayedChannel | undefined> {
  return {
    subscribe: (listener) => event.subscribe(listener),
    getState() {
      const { connection, view } = event.getState();
      // A closed event keeps its last view.
      return connection === 'closed' ? undefined : view.channel?.[CHANNEL];
    },
  };
}
