import type { EventHosts } from './contract.js';
import { InvocationHost } from './invocation-host.js';
import { keptHosts } from './kept-hosts.js';
import type { HostsOptions } from './open-hosts.js';

export interface InvocationHosts extends EventHosts<InvocationHost> {
  /** Resolves when nothing is under way. To be awaited before the process may be frozen. */
  idle(): Promise<void>;
}

export interface InvocationHostsOptions extends HostsOptions {
  /** Where somebody who is told of everything stands in an event's log: hosts begin there. */
  readonly from?: (event: string) => Promise<number>;
  /** Told of every host that is opened, while it stands there. */
  readonly onLoad?: (host: InvocationHost) => Promise<void>;
}

/** Hosts for a process that is frozen between invocations: whoever opens one sees the event as it is stored then. */
export function openInvocations(
  { store, clock = store.clock, onError = () => {}, from, onLoad }: InvocationHostsOptions,
): InvocationHosts {
  const hosts = keptHosts<InvocationHost>({
    store, clock,
    look: (host) => host.look(),
    async load(head) {
      const host = await InvocationHost.open(head, {
        store, clock, onError: (error) => onError(error, head.id), from: await from?.(head.id),
      });
      await onLoad?.(host);
      return host;
    },
  });
  return {
    ...hosts,
    get opened() {
      return hosts.opened;
    },
    async idle() {
      await Promise.all([...hosts.opened].map((host) => host.idle()));
    },
  };
}
