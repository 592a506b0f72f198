import type { ChannelSource } from '../session/index.js';

/** `offline`: nothing is streamed to the channel now. Times are milliseconds of the server's clock. */
export type ChannelState = 'offline' | 'live';

/** The channel of an event: the same event as a stream, for any number of viewers and some seconds late. */
export interface Channel {
  /** HLS, for `amazon-ivs-player` or any other player. */
  readonly url: string;
  /** The picture is the stage, composed; or it comes from an encoder by RTMP or WebRTC. */
  readonly source: ChannelSource;
  /** A playback token is needed. */
  readonly isPrivate: boolean;
  /** Seconds that its viewers may be late and still count as in time. */
  readonly allowance: number;
  readonly state: ChannelState;
  /** The stream that is live, or was the last. */
  readonly stream?: string;
  readonly startedAt?: number;
  readonly stoppedAt?: number;
}

export type PlaybackShape = {
  tables: { channel: Channel };
  commands: {
    'playback/open': Pick<Channel, 'url' | 'source' | 'isPrivate' | 'allowance'>;
    'playback/start': { readonly stream: string };
    'playback/stop': { readonly stream: string };
  };
  facts: {
    'playback/opened': Pick<Channel, 'url' | 'source' | 'isPrivate' | 'allowance'>;
    'playback/started': { readonly stream: string; readonly at: number };
    'playback/stopped': { readonly stream: string; readonly at: number };
  };
};
