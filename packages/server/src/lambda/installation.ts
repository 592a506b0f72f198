import { openInvocations, type InvocationHosts } from '../host/open-invocations.js';
import type { AwsOptions } from '../media/index.js';
import { connectStore } from '../store/connect-store.js';
import type { Store } from '../store/index.js';
import type { Logger } from '../logger.js';
import { readEnvironment, type Environment } from './environment.js';

/** What every function works on. */
export interface Installation {
  readonly environment: Environment;
  readonly store: Store;
  /** Amazon IVS. */
  readonly aws: AwsOptions;
  readonly log: Logger;
}

/** The events of the installation, for one function. */
export const eventsOf = ({ store, log }: Pick<Installation, 'store' | 'log'>): InvocationHosts =>
  openInvocations({ store, onError: (error, event) => log.error({ err: error, event }, 'event host') });

/** From the variables of this process. The SDK reads `AWS_ENDPOINT_URL_*` and the credentials by itself. */
export function installation(log: Logger, variables = process.env): Installation {
  const environment = readEnvironment(variables);
  const { region } = environment;
  return { environment, log, aws: { region }, store: connectStore({ region, table: environment.table }) };
}
