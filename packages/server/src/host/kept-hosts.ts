import { LiveError, type Engine } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { Clock } from '@rostrum/core/ports';
import { SESSION } from '@rostrum/core/session';
import type { EventHead, Store } from '../store/index.js';
import type { EventHost, EventHosts } from './contract.js';
import { closed } from './refusals.js';
import { isOver } from './session-of.js';

export interface KeptHostsOptions<Host> {
  readonly store: Store;
  readonly clock: Clock;
  /** Makes the host of an event that nobody has opened here yet. */
  load(head: EventHead): Promise<Host>;
  /** Before anybody gets it, each time. */
  look?(host: Host): Promise<void>;
}

export interface KeptHosts<Host extends EventHost> extends EventHosts<Host> {
  /** Lets go of an event, once `settle` is done. Whoever asks for it from now on gets another host, after that. */
  unload(id: string, settle: () => Promise<void>): Promise<void>;
}

/** The hosts of all events of this process. One per event, opened when first asked for. */
export function keptHosts<Host extends EventHost & { close(): Promise<void> }>(
  { store, clock, load, look }: KeptHostsOptions<Host>,
): KeptHosts<Host> {
  const hosts = new Map<string, Host>();
  const opening = new Map<string, Promise<Host | undefined>>();
  const leaving = new Map<string, Promise<void>>();
  let closing = false;

  const kept = async (head: EventHead) => {
    const host = await load(head);
    hosts.set(head.id, host);
    return host;
  };
  /** Two that ask for one event at the same time get the same host. */
  const once = (id: string, find: () => Promise<EventHead | undefined>): Promise<Host | undefined> => {
    const known = opening.get(id);
    if (known) return known;
    if (closing) return Promise.reject(closed());
    const opened = Promise.resolve(leaving.get(id)).then(find).then((head) => head && kept(head));
    opening.set(id, opened);
    const forget = () => void opening.delete(id);
    opened.then((host) => host ?? forget(), forget);
    return opened;
  };
  const open = (id: string) => once(id, () => store.events.get(id));

  return {
    open: async (id) => {
      const host = await open(id);
      if (host) await look?.(host);
      // One whose creation was interrupted is not there for anybody but who creates it again.
      return host && (await host.read((engine) => engine.seq)) > 0 ? host : undefined;
    },
    create: async (id, plan) => {
      const head = await store.events.create(id, clock.now());
      const find = () => Promise.resolve(head);
      // Somebody may have asked for it just before it was there.
      const host = ((await once(id, find)) ?? (await once(id, find)))!;
      const created = await host.system('session/create', plan);
      if (created instanceof LiveError) throw created;
      return host;
    },
    get opened() {
      return hosts.values();
    },
    unload: (id, settle) => {
      const host = hosts.get(id);
      if (!host || closing) return Promise.resolve();
      hosts.delete(id);
      opening.delete(id);
      const left = settle().finally(() => host.close()).finally(() => leaving.delete(id));
      // The next one begins with what this one has left, however it ended.
      leaving.set(id, left.catch(() => undefined));
      return left;
    },
    finish: async (id) => {
      const host = await open(id);
      if (!host || (await host.read(isDone))) await store.events.finish(id);
    },
    close: async () => {
      closing = true;
      const closeAll = () => Promise.all([...hosts.values()].map((host) => host.close()));
      // Those that are open refuse from now on; one that is being opened is closed when it is.
      await Promise.all([closeAll(), Promise.allSettled([...opening.values(), ...leaving.values()])]);
      await closeAll();
    },
  };
}

function isDone(engine: Engine): boolean {
  const session = tablesOf(engine).session.get(SESSION);
  return session !== undefined && isOver(session) && engine.dueAt === undefined;
}
