import type { RecordedFact } from '@rostrum/core/engine';
import type { EventFacts } from '@rostrum/core/event';
import { REMEMBERED } from '../access/index.js';
import type { EventHost } from '../host/index.js';
import type { Rooms } from '../media/index.js';
import type { Directory } from '../records/index.js';
import type { Store } from '../store/index.js';
import type { Demotion } from './demotion.js';
import type { OnAir } from './on-air.js';
import type { Removal } from './removal.js';

export interface ReactionsOptions {
  readonly store: Store;
  readonly directory: Directory;
  readonly rooms: Rooms;
  readonly removal: Removal;
  readonly demotion: Demotion;
  readonly onAir: OnAir;
}

/** What one fact asks of the world outside the event. What has one `key` is done in order. */
export interface Effect {
  readonly key: string;
  /** May be run again. Throws when it has to be. */
  run(): Promise<void>;
}

type React<Fact> = (host: EventHost, fact: Fact, at: number) => Effect | undefined;

/** From facts to effects; what is not named here has none. */
export function reactions(
  options: ReactionsOptions,
): (host: EventHost, fact: RecordedFact, at: number) => Effect | undefined {
  const { directory, rooms, demotion, removal, store } = options;
  const list: React<unknown> = (host) => ({ key: 'directory', run: () => directory.refresh(host) });
  const close: React<unknown> = (host) => ({
    key: 'directory',
    async run() {
      await rooms.deleteStage(host.id);
      await directory.refresh(host);
    },
  });
  const table: { readonly [F in keyof EventFacts]?: React<EventFacts[F]> } = {
    'session/created': list,
    'session/updated': list,
    'session/opened': list,
    'session/went-live': list,
    'session/extended': list,
    'session/ended': close,
    'session/cancelled': close,
    'stage/freed': (host, { person }) => ({
      key: person,
      run: () => Promise.resolve(demotion.soon(host, person)),
    }),
    'roster/removed': (host, { person, cause }, at) => ({
      key: person,
      async run() {
        if (cause === 'left') return demotion.soon(host, person);
        await remove(options, host.id, person, cause, at);
      },
    }),
    'moderation/unbanned': (host, { person }) => ({ key: person, run: () => store.auth.unbar(host.id, person) }),
    'chat/deleted': (host, { message }) => ({ key: message, run: () => removal.deleteMessage(host.id, message) }),
  };
  return (host, fact, at) =>
    (table as { readonly [type: string]: React<never> | undefined })[fact.type]?.(host, fact as never, at);
}

/** Kicked or banned at a time: every connection from before it ends. */
async function remove(
  { store, removal, onAir }: ReactionsOptions, event: string, person: string, cause: 'kicked' | 'banned', at: number,
): Promise<void> {
  const participants = cause === 'banned'
    ? await store.auth.bar(event, person) : (await store.auth.get(event, person)).participants;
  const publishing = new Set((await onAir.of(event, person)).map(({ participant }) => participant));
  // Whoever was kicked may have come back by the time that this is run again.
  const connected = participants
    .filter(
      ({ kind, expires }) =>
        (kind === 'camera' || kind === 'screen') && (cause === 'banned' || expires - REMEMBERED <= at),
    )
    .sort((a, b) => Number(publishing.has(b.id)) - Number(publishing.has(a.id)) || b.expires - a.expires);
  await Promise.all([
    removal.leaveChat(event, person, cause),
    ...connected.map(({ id }) => removal.disconnect(event, person, id, cause)),
  ]);
}
