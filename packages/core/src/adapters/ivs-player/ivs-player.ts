import type { Player } from '../../ports/index.js';
import { playerMissing, unsupported } from '../player/player-errors.js';
import { IvsPlayerConnection } from './connection.js';
import type { Sdk } from './sdk.js';

/**
 * Where the page finds the two files of the SDK, which it loads by itself. With Vite:
 *
 * ```ts
 * import wasmBinary from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.wasm?url';
 * import wasmWorker from 'amazon-ivs-player/dist/assets/amazon-ivs-wasmworker.min.js?url';
 *
 * const player = createIvsPlayer({ wasmWorker, wasmBinary });
 * ```
 */
export interface IvsPlayerOptions {
  /** `amazon-ivs-wasmworker.min.js`. */
  readonly wasmWorker: string;
  /** `amazon-ivs-wasmworker.min.wasm`. */
  readonly wasmBinary: string;
}

/**
 * Plays an Amazon IVS channel with Amazon's own player (S2.6). The SDK is loaded when the first stream is opened, so
 * the module may be imported on a server.
 *
 * `open` rejects with a LiveError: `playback/unsupported` where there is no WebAssembly (`createHlsPlayer` may play
 * there), `playback/player-missing` when the SDK cannot be loaded.
 */
export function createIvsPlayer({ wasmWorker, wasmBinary }: IvsPlayerOptions): Player {
  let sdk: Promise<Sdk> | undefined;
  return {
    async open(open) {
      sdk ??= import('amazon-ivs-player').catch((cause: unknown) => {
        // So that the next try loads it again.
        sdk = undefined;
        throw playerMissing(cause);
      });
      const loaded = await sdk;
      if (!loaded.isPlayerSupported) throw unsupported('It has no WebAssembly.');
      // The worker that the SDK starts has no address of its own against which one of the page could be resolved.
      const config = { wasmWorker: absolute(wasmWorker), wasmBinary: absolute(wasmBinary) };
      return new IvsPlayerConnection(loaded, loaded.create(config), open);
    },
  };
}

const absolute = (url: string): string => new URL(url, location.href).href;
