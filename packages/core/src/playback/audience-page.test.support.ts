/** Runs in the page of a test: one viewer of an event that the test writes, with a real player and real overlays. */
import { createHlsPlayer } from '../adapters/hls-player/index.js';
import { createIvsPlayer } from '../adapters/ivs-player/index.js';
import type { EventState, LiveEvent } from '../client/contract.js';
import { OwnedStore } from '../client/store.js';
import { createViewerOverlays } from '../overlays/index.js';
import { createAudiencePlayer } from './audience-player.js';

const players = {
  ivs: createIvsPlayer({ wasmWorker: '/worker.js', wasmBinary: '/worker.wasm' }),
  hls: createHlsPlayer(),
};

function begin(name: keyof typeof players) {
  const store = new OwnedStore<EventState>({
    connection: 'online', me: { person: 'ada', name: 'Ada', role: 'attendee' },
    view: {}, behind: false, self: {}, pending: [], clockOffset: 0,
  });
  const event: LiveEvent = {
    getState: store.getState, subscribe: store.subscribe, now: () => Date.now(), connect() {}, close() {},
    send: async () => ({ seq: 1 }),
  };
  const audience = createAudiencePlayer({ player: players[name], event });
  const overlays = createViewerOverlays({
    event, pictureTime: () => audience.pictureTime(), pictureChanges: audience.subscribe,
    fetchContent: () => Promise.reject(new Error('nothing is large here')),
  });
  /** When each appeared and went: by the clock, and by the picture. */
  const shown: Record<string, { readonly now: number; readonly picture: number | undefined }[]> = {};
  const told: Record<string, number> = {};
  let last: string | undefined;
  overlays.subscribe(() => {
    const id = overlays.getState().shown?.id;
    if (id === last) return;
    const moment = { now: Date.now(), picture: audience.pictureTime() };
    for (const changed of [last, id]) if (changed !== undefined) (shown[changed] ??= []).push(moment);
    last = id;
  });
  audience.onMetadata(({ text }) => {
    told[text] = Date.now();
    overlays.metadata(text);
  });
  overlays.start();
  const video = document.body.appendChild(Object.assign(document.createElement('video'), { playsInline: true }));
  audience.attach(video);
  const write = (view: EventState['view']) => store.set({ ...store.getState(), view });
  return { audience, video, write, shown, told };
}

const audiencePage = {
  own: undefined as ReturnType<typeof begin> | undefined,
  begin(name: keyof typeof players): void {
    audiencePage.own = begin(name);
  },
  write: (view: EventState['view']) => audiencePage.own!.write(view),
  call: (name: 'play' | 'pause' | 'toLive') => audiencePage.own!.audience[name](),
  setMuted: (muted: boolean) => audiencePage.own!.audience.setMuted(muted),
  look() {
    const { audience, video, shown, told } = audiencePage.own!;
    const { error, ...state } = audience.getState();
    const pictureTime = audience.pictureTime();
    return {
      ...state, error: error?.code, shown, told, now: Date.now(), pictureTime,
      late: pictureTime === undefined ? undefined : Date.now() - pictureTime,
      video: { time: video.currentTime, muted: video.muted },
    };
  },
};
export type AudiencePage = typeof audiencePage;
Object.assign(globalThis, { audiencePage });

const first = decodeURIComponent(location.hash.slice(1));
if (first) {
  const { player, view } = JSON.parse(first) as { player: keyof typeof players; view: EventState['view'] };
  audiencePage.begin(player);
  const { audience } = audiencePage.own!;
  audience.subscribe(() => console.info(JSON.stringify(audience.getState())));
  audiencePage.write(view);
}
