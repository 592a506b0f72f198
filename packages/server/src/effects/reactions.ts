import { REMEMBERED } from '../access/index.js';
import type { EventHost } from '../host/index.js';
import type { Rooms } from '../media/index.js';
import type { Directory } from '../records/index.js';
import type { Store } from '../store/index.js';
import type { ChannelCare } from './channel-care.js';
import type { Demotion } from './demotion.js';
import { reactBy, type Effect, type React } from './effect.js';
import type { OnAir } from './on-air.js';
import type { ChatRemoval, StageRemoval } from './removal.js';

export interface ReactionsOptions {
  readonly store: Store;
  readonly directory: Directory;
  readonly rooms: Rooms;
  readonly channels: ChannelCare;
  readonly stageRemoval: StageRemoval;
  readonly chatRemoval: ChatRemoval;
  readonly demotion: Demotion;
  readonly onAir: OnAir;
}

/** Amazon IVS Chat takes a token for a minute after it was made; and clocks differ. In milliseconds. */
const CHAT_TOKEN_LIFE = 65_000;

/** From facts to effects; what is not named here has none. */
export function reactions(options: ReactionsOptions): React {
  const { directory, rooms, channels, demotion, chatRemoval, store } = options;
  const list = (host: EventHost): Effect => ({
    key: 'directory', errand: 'listing', run: () => directory.refresh(host),
  });
  const close = (host: EventHost, _fact: unknown, at: number): readonly Effect[] => [
    {
      key: 'directory',
      errand: 'ending',
      async run() {
        await channels.endComposition(host);
        await rooms.deleteStage(host.id);
        await directory.refresh(host);
      },
    },
    ...channels.close(host, at),
  ];
  return reactBy({
    'session/created': (host, { channel }) => (channel ? [list(host), channels.open(host)] : list(host)),
    'session/updated': (host, { guests }) => (guests === undefined ? list(host) : [list(host), channels.open(host)]),
    'session/opened': list,
    'session/went-live': (host) => [list(host), channels.compose(host)],
    'session/extended': list,
    'session/ended': close,
    'session/cancelled': close,
    'stage/published': (host) => channels.compose(host),
    'stage/freed': (host, { person }) => ({
      key: person,
      errand: 'removal',
      person,
      run: () => demotion.soon(host, person),
    }),
    'roster/removed': (host, { person, cause }, at) => [
      {
        key: person,
        errand: 'removal',
        person,
        async run() {
          if (cause === 'left') return demotion.soon(host, person);
          await remove(options, host.id, person, cause, at);
        },
      },
      ...(cause === 'banned' ? [closeChat(options, host.id, person, at)] : []),
    ],
    'moderation/unbanned': (host, { person }) => ({
      key: person, errand: 'access', person, run: () => store.auth.unbar(host.id, person),
    }),
    'chat/deleted': (host, { message }) => ({
      key: message, errand: 'message', run: () => chatRemoval.deleteMessage(host.id, message),
    }),
    // Nothing to do: but an event that is over is done with only when its last answers are final.
    'overlays/closed': () => ({ key: 'overlays', errand: 'ending', run: () => Promise.resolve() }),
  });
}

/** Once more when no token from before the ban opens the room any more: nobody reports who enters it. */
const closeChat = ({ store, chatRemoval }: ReactionsOptions, event: string, person: string, at: number): Effect => ({
  key: `${person}/chat`,
  errand: 'removal',
  person,
  when: () => Promise.resolve(at + CHAT_TOKEN_LIFE),
  async run() {
    if ((await store.auth.get(event, person)).banned) await chatRemoval.leaveChat(event, person, 'banned');
  },
});

async function remove(
  { store, stageRemoval, chatRemoval, onAir }: ReactionsOptions, event: string, person: string, cause: 'kicked' | 'banned', at: number,
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
    chatRemoval.leaveChat(event, person, cause),
    ...connected.map(({ id }) => stageRemoval.disconnect(event, person, id, cause)),
  ]);
}
