import type { Clock } from '@rostrum/core/ports';
import type { Logger } from '../logger.js';
import type { Aws } from './aws.js';
import { keptStageKey, type StageKey } from './stage-key.js';
import type { Store } from '../store/index.js';

/** After a failure Amazon IVS makes the tokens for so long, in milliseconds. */
const RETRY = 60_000;

interface StageKeysOptions {
  readonly records: Store['records'];
  readonly aws: Aws;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The key pair for stage tokens: the one that is given, or the one of this installation, as soon as it is imported. */
export function stageKeys(
  given: StageKey | undefined, { records, aws, clock, log }: StageKeysOptions,
): () => Promise<StageKey | undefined> {
  let kept: Promise<StageKey | undefined> | undefined;
  let retryAt = Infinity;
  return async () => {
    if (given) return given;
    if (retryAt <= clock.now()) kept = undefined;
    kept ??= keptStageKey(records, aws.realtime).catch((error: unknown) => {
      log.warn({ err: error }, 'no key pair for stage tokens: CreateParticipantToken is used');
      retryAt = clock.now() + RETRY;
      return undefined;
    });
    return kept;
  };
}
