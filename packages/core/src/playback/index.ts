import type { Feature } from '../engine/index.js';
import type { SessionShape } from '../session/index.js';
import { playbackCommands } from './commands.js';
import type { PlaybackShape } from './facts.js';
import { playbackOn, playbackViews } from './rows.js';

/** The event's channel: where it plays, and whether something is streamed to it now (S2.6, S2.19). */
export const playback: Feature<PlaybackShape, SessionShape> = {
  name: 'playback',
  commands: playbackCommands,
  on: playbackOn,
  views: playbackViews,
};

export { LATEST, playbackAsks } from './ask.js';
export type { AudiencePlayer, AudiencePlayerState } from './contract.js';
export type { Channel, ChannelState, PlaybackShape } from './facts.js';
export { CHANNEL } from './rows.js';
export { createAudiencePlayer, type AudiencePlayerOptions } from './audience-player.js';
export type { PlaybackTokens } from './channel-link.js';
export { channelOf, type PlayedChannel } from './played-channel.js';
