import type { Feature } from '../engine/index.js';
import type { SessionShape } from '../session/index.js';
import type { Channel, PlaybackShape } from './facts.js';

/** The one row of the table. */
export const CHANNEL = 'channel';

type PlaybackFeature = Feature<PlaybackShape, SessionShape>;

export const playbackOn: PlaybackFeature['on'] = {
  'playback/opened': ({ channel }, { url, source, isPrivate, allowance }) => {
    const known = channel.get(CHANNEL);
    // Another address is another channel, of which nothing is known yet.
    const state = known?.url === url ? known : { state: 'offline' as const };
    channel.put(CHANNEL, { ...state, url, source, isPrivate, allowance });
  },
  'playback/started': ({ channel }, { stream, at }) => {
    const known = channel.get(CHANNEL);
    if (!known) return;
    const { stoppedAt: _, ...rest } = known;
    channel.put(CHANNEL, { ...rest, state: 'live', stream, startedAt: at });
  },
  'playback/stopped': ({ channel }, { stream, at }) => {
    const known = channel.get(CHANNEL);
    if (!known) return;
    const { startedAt, ...rest } = known;
    const began = known.stream === stream && startedAt !== undefined;
    channel.put(CHANNEL, { ...rest, state: 'offline', stream, ...(began && { startedAt }), stoppedAt: at });
  },
};

const show = (channel: Channel) => ({ ...channel });
export const playbackViews: PlaybackFeature['views'] = { channel: { public: show, staff: show } };
