import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import type { DeadLetters } from '../effects/dead-letters.js';
import type { LaterQueue } from '../effects/later-queue.js';
import type { Watched } from '../operations/watched.js';
import type { Deployment } from './deployment.js';
import type { MediaFunctions } from './media-functions.js';

/**
 * What answers requests and holds the lines. It is reached before it runs: the site in front of it has to be there for
 * the host to know its own public URL.
 */
export interface Host {
  /** What answers `/api/*`. */
  readonly origin: IOrigin;
  /** Where the line is, when that is not under the public URL. `wss:` */
  readonly lineUrl: string | undefined;
  /** Of every line, for whoever sends frames. */
  readonly lineEnvironment: Readonly<Record<string, string>>;
  run(work: HostWork): Watched;
}

export interface HostWork extends Deployment {
  /** Media are deleted when nobody makes any more: whoever makes them depends on the teardown. */
  readonly media: MediaFunctions;
  readonly deadLetters: DeadLetters;
  /** Errands that somebody has to do. */
  readonly later: LaterQueue;
}
