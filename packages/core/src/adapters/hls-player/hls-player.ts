import type { Player } from '../../ports/index.js';
import { playerMissing, unsupported } from '../player/player-errors.js';
import { withToken } from '../player/playback-token.js';
import { HlsStream } from './hls-stream.js';
import { NativeStream } from './native-stream.js';
import type { Sdk } from './sdk.js';
import { VideoConnection } from './video-connection.js';

const HLS = 'application/vnd.apple.mpegurl';

/**
 * Plays any HLS with hls.js (S2.6), and with the browser itself where it can and hls.js cannot, as on iPhones. hls.js
 * is loaded when the first stream is opened, so the module may be imported on a server.
 *
 * `open` rejects with a LiveError: `playback/unsupported`, `playback/player-missing`.
 */
export function createHlsPlayer(): Player {
  let sdk: Promise<Sdk> | undefined;
  return {
    async open({ url, token, video, muted }) {
      sdk ??= import('hls.js').then(({ default: loaded }) => loaded, (cause: unknown) => {
        // So that the next try loads it again.
        sdk = undefined;
        throw playerMissing(cause);
      });
      const Hls = await sdk;
      const address = withToken(url, token);
      if (Hls.isSupported()) {
        return new VideoConnection(video, (told) => new HlsStream(Hls, address, video, told), muted);
      }
      if (!video.canPlayType(HLS)) throw unsupported('It knows neither HLS nor Media Source Extensions.');
      return new VideoConnection(video, (told) => new NativeStream(address, video, told), muted);
    },
  };
}
