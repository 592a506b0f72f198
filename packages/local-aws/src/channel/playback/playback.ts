import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelDirectory, ChannelRecord } from '../contract.js';
import { regionOf } from '../../control/arn.js';
import { masterPlaylist } from '../hls/playlists.js';
import type { Rendition } from '../hls/rendition.js';
import { answeredByMethod, PLAYLIST, refuse, SEGMENT, send } from './answer.js';
import { PlaybackDenied } from './denied.js';
import { checkOrigin } from './origin-rule.js';
import { PlaybackTokens } from './playback-tokens.js';
import type { Pass, Viewers } from './viewers.js';

/** What of a channel can be watched. */
export interface Watchable {
  readonly viewers: Viewers;
  /** The stream that a player can begin with; undefined while the channel is offline. */
  live(): { readonly streamId: string; readonly renditions: readonly Rendition[] } | undefined;
  /** The renditions of the live stream, or of the last one while players are still at its end. */
  renditions(streamId: string): readonly Rendition[] | undefined;
}

export interface PlaybackOptions {
  readonly directory: ChannelDirectory;
  readonly watchable: (channelId: string) => Watchable;
  /** What should not have happened. */
  readonly onProblem: (error: unknown) => void;
}

const NOT_FOUND = (): PlaybackDenied => new PlaybackDenied('Not found', 404);

/** Answers players: `/channel/<id>/master.m3u8`, and below it what the master playlist leads to. */
export class Playback {
  readonly #options: PlaybackOptions;
  readonly #tokens = new PlaybackTokens();

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answeredByMethod(request, response)) return;
    try {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      const [id = '', ...rest] = pathname.split('/').slice(2);
      const channel = this.#options.directory.channel(id);
      if (!channel) throw NOT_FOUND();
      if (rest.length === 1 && rest[0] === 'master.m3u8') {
        send(response, PLAYLIST, await this.#master(channel, request, searchParams.get('token')));
        return;
      }
      const found = this.#below(channel, request, rest);
      send(response, typeof found === 'string' ? PLAYLIST : SEGMENT, found);
    } catch (error) {
      if (!(error instanceof PlaybackDenied)) this.#options.onProblem(error);
      refuse(response, error);
    }
  }

  /** A player that begins: who may, gets a session. */
  async #master(channel: ChannelRecord, request: IncomingMessage, token: string | null): Promise<string> {
    const { directory, watchable } = this.#options;
    const { origin } = request.headers;
    this.#restrict(channel, request, true);
    const pass: Pass = channel.authorized
      ? await this.#tokens.verify(token, channel.arn, directory.playbackKeys(regionOf(channel.arn)))
      : { rule: { origins: [], strict: false } };
    checkOrigin(pass.rule, origin, true);
    const watched = watchable(channel.id);
    const stream = watched.live();
    if (!stream) throw new PlaybackDenied('The channel is offline', 404);
    const { streamId, renditions } = stream;
    const viewer = watched.viewers.admit(pass);
    const variants = renditions.flatMap((rendition) => rendition.variant() ?? []);
    return masterPlaylist(variants, (name) => `${streamId}/${viewer}/${name}/playlist.m3u8`);
  }

  /** `<stream>/<viewer>/<rendition>/playlist.m3u8`, or a segment beside it. */
  #below(channel: ChannelRecord, request: IncomingMessage, path: readonly string[]): string | Buffer {
    const [streamId = '', viewer = '', name, file = '', ...more] = path;
    const watched = this.#options.watchable(channel.id);
    const rule = watched.viewers.rule(viewer);
    if (channel.authorized && !rule) throw new PlaybackDenied('The channel is private: begin with its master playlist');
    this.#restrict(channel, request, false);
    if (rule) checkOrigin(rule, request.headers.origin, false);
    const rendition = watched.renditions(streamId)?.find((each) => each.variant()?.name === name);
    if (!rendition || more.length > 0) throw NOT_FOUND();
    if (file === 'playlist.m3u8') {
      watched.viewers.saw(viewer);
      return rendition.playlist();
    }
    const segment = /^\d{1,9}\.ts$/.test(file) ? rendition.segment(Number.parseInt(file, 10)) : undefined;
    if (!segment) throw NOT_FOUND();
    return segment;
  }

  /** The channel's playback restriction policy. */
  #restrict(channel: ChannelRecord, { headers }: IncomingMessage, isFirst: boolean): void {
    const policy = this.#options.directory.restriction(channel.playbackRestrictionPolicyArn);
    if (!policy) return;
    // Only a proxy in front could know the country; who is from nowhere is from no allowed one.
    const country = String(headers['cloudfront-viewer-country'] ?? '');
    if (isFirst && policy.allowedCountries.length > 0 && !policy.allowedCountries.includes(country)) {
      throw new PlaybackDenied('Playback is not allowed from this country (header CloudFront-Viewer-Country)');
    }
    const { allowedOrigins, enableStrictOriginEnforcement: strict } = policy;
    checkOrigin({ origins: allowedOrigins, strict }, headers.origin, isFirst);
  }
}
