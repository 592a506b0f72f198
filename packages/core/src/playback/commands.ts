import { LiveError, type Feature } from '../engine/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { playbackAsks as ask } from './ask.js';
import type { PlaybackShape } from './facts.js';
import { CHANNEL } from './rows.js';

export const playbackCommands: Feature<PlaybackShape, SessionShape>['commands'] = {
  'playback/open': {
    ...ask['playback/open'],
    decide: (world, { url, source, isPrivate, allowance }) => {
      const session = inStatus(world, 'open a channel for', ['scheduled', 'backstage', 'live']);
      if (session instanceof LiveError) return session;
      const known = world.channel.get(CHANNEL);
      const same = known?.url === url && known.source === source && known.isPrivate === isPrivate &&
        known.allowance === allowance;
      return same
        ? new LiveError('playback/already-open', 'This event has this channel already.', 'Nothing to do.')
        : [{ type: 'playback/opened', url, source, isPrivate, allowance }];
    },
  },
  'playback/start': {
    ...ask['playback/start'],
    decide: (world, { stream }, { now }) => {
      const channel = world.channel.get(CHANNEL);
      if (!channel) return noChannel();
      if (channel.stream !== stream) return [{ type: 'playback/started', stream, at: now }];
      return channel.state === 'live'
        ? new LiveError('playback/already-live', 'This stream is live already.', 'Nothing to do.')
        // Reports may overtake each other: a start that comes after its own end starts nothing (S2.19).
        : new LiveError('playback/stream-over', 'This stream has ended.', 'Start another one.');
    },
  },
  'playback/stop': {
    ...ask['playback/stop'],
    decide: (world, { stream }, { now }) => {
      const channel = world.channel.get(CHANNEL);
      if (!channel) return noChannel();
      if (channel.state === 'live' && channel.stream !== stream) {
        return new LiveError('playback/other-stream', 'Another stream is live on this channel.', 'Nothing to do.');
      }
      // The end of a stream that was never seen to start is kept too, so that its start is refused when it comes.
      return channel.state === 'live' || channel.stream !== stream
        ? [{ type: 'playback/stopped', stream, at: now }]
        : new LiveError('playback/not-live', 'This stream has ended already.', 'Nothing to do.');
    },
  },
};

const noChannel = () =>
  new LiveError('playback/no-channel', 'This event has no channel.', 'Open one first.', { kind: 'unknown' });
