import type { WatchingLabels } from '../playback-labels.js';

/** What stands beside a picture, before there is a player too. */
export const englishWatching: WatchingLabels = {
  status: {
    live: 'The stream is live', ended: 'The stream has ended', ready: 'Ready for the stream', idle: 'No stream yet',
  },
  since: (time) => `since ${time}`,
  watchStage: 'Watch in real time',
  watchChannel: 'Watch the broadcast',
  watchStageShort: 'Real time',
  watchChannelShort: 'Broadcast',
};
