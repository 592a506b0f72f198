import { systemClock, type Clock, type StageMedia } from '../../ports/index.js';
import { IvsStageConnection } from './connection.js';
import { unreachable } from './errors.js';
import type { Sdk } from './sdk.js';

export interface IvsStageOptions {
  /** The system's clock unless told. */
  readonly clock?: Clock;
}

/** Loads the SDK before it is needed, while a person reads what the event is about. In browsers only; never rejects. */
export const preloadIvsStage = (): Promise<void> => import('amazon-ivs-web-broadcast').then(() => undefined, () => undefined);

/**
 * The media room as an Amazon IVS real-time stage (S4.6). The SDK is loaded when the first room is opened, so the
 * module may be imported on a server.
 *
 * `open` rejects with a LiveError: `stage/unreachable`, `stage/token-expired`, `stage/token-refused`, `stage/deleted`,
 * `stage/kicked`.
 */
export function createIvsStage({ clock = systemClock }: IvsStageOptions = {}): StageMedia {
  let sdk: Promise<Sdk> | undefined;
  return {
    async open(open) {
      sdk ??= import('amazon-ivs-web-broadcast').catch((cause: unknown) => {
        // So that the next try loads it again.
        sdk = undefined;
        throw unreachable('The media library could not be loaded.', cause);
      });
      return IvsStageConnection.join(await sdk, open, clock);
    },
  };
}
