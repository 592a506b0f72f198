import type { LiveHost, LiveHosts } from '../host/index.js';

/** The same hosts, with somebody told of each that is opened, before anybody gets it. */
export function lookedAfter(hosts: LiveHosts, take: (host: LiveHost) => void): LiveHosts {
  const taken = new WeakSet<LiveHost>();
  const told = <Host extends LiveHost | undefined>(host: Host): Host => {
    if (host && !taken.has(host)) {
      taken.add(host);
      take(host);
    }
    return host;
  };
  return {
    open: async (id) => told(await hosts.open(id)),
    create: async (id, plan) => told(await hosts.create(id, plan)),
    get opened() {
      return hosts.opened;
    },
    async resume() {
      await hosts.resume();
      for (const host of hosts.opened) told(host);
    },
    unload: (id, settle) => hosts.unload(id, settle),
    finish: (id) => hosts.finish(id),
    close: () => hosts.close(),
  };
}
