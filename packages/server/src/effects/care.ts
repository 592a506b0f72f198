import { Compositions, type Aws, type Channels, type Rooms } from '../media/index.js';
import type { Logger } from '../logger.js';
import type { Directory } from '../records/index.js';
import type { Store } from '../store/index.js';
import { ChannelCare } from './channel-care.js';
import { Cues } from './cues.js';
import { Enforcement, type Demotion } from './demotion.js';
import type { React } from './effect.js';
import { MediaWatch } from './media-watch.js';
import { OnAir } from './on-air.js';
import { reactions } from './reactions.js';
import { ChatRemoval, StageRemoval } from './removal.js';
import { StreamWatch } from './stream-watch.js';

export interface CareOptions {
  readonly store: Store;
  readonly aws: Aws;
  readonly rooms: Rooms;
  readonly channels: Channels;
  readonly directory: Directory;
  readonly log: Logger;
  /** Who waits until somebody is to be put off the stage. */
  demotion(enforcement: Enforcement): Demotion;
}

/** What happens outside an event because of it, and what of outside is told to it: the same for every kind of host. */
export interface Care {
  readonly media: MediaWatch;
  readonly streams: StreamWatch;
  readonly enforcement: Enforcement;
  readonly effects: React;
  /** Cues are in a hurry, and are not sent again because something else has to be. */
  readonly cues: React;
}

export function careOf({ store, aws, rooms, channels, directory, log, demotion: made }: CareOptions): Care {
  const onAir = new OnAir(store.records);
  const stageRemoval = new StageRemoval(aws, rooms, store.auth, store.clock);
  const enforcement = new Enforcement(onAir, stageRemoval, log);
  const demotion = made(enforcement);
  const streams = new StreamWatch(store.records);
  const effects = reactions({
    store, directory, rooms, stageRemoval, demotion, onAir, chatRemoval: new ChatRemoval(aws.chat, rooms),
    channels: new ChannelCare(channels, new Compositions(store.records, aws, rooms), streams),
  });
  return {
    streams, enforcement, effects,
    media: new MediaWatch(store.auth, onAir, demotion, stageRemoval, log),
    cues: new Cues({ aws, channels, clock: store.clock }).react,
  };
}
