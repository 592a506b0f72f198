import { randomUUID } from 'node:crypto';
import type { Clock } from '@rostrum/core/ports';
import type { Store } from '../store/index.js';
import { LiveHost } from './event-host.js';
import { keptHosts, type KeptHosts } from './kept-hosts.js';

export interface HostsOptions {
  readonly store: Store;
  /** The store's unless told. */
  readonly clock?: Clock;
  /** Faults that nobody who asks can be told of: the store does not answer, a listener or a timer threw. */
  readonly onError?: (error: unknown, event: string) => void;
}

export interface LiveHostsOptions extends HostsOptions {
  /** Functions write to the same events. */
  readonly shared?: boolean | undefined;
}

export interface LiveHosts extends KeptHosts<LiveHost> {
  /** Opens every event that is not finished, so that timers and effects go on after a restart. */
  resume(): Promise<void>;
}

/** Hosts for a process that stays: each looks after its event as long as it holds the lease. */
export function openHosts({ store, clock = store.clock, onError = () => {}, shared }: LiveHostsOptions): LiveHosts {
  const owner = randomUUID();
  const hosts = keptHosts({
    store, clock,
    load: (head) => LiveHost.open(head, { store, clock, owner, shared, onError: (error) => onError(error, head.id) }),
  });
  return {
    ...hosts,
    get opened() {
      return hosts.opened;
    },
    async resume() {
      for (const id of await store.events.unfinished()) await hosts.open(id);
    },
  };
}
