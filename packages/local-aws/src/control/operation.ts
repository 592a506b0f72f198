import type * as v from 'valibot';
import type { Compositor } from '../channel/composition-contract.js';
import type { ChannelHub } from '../channel/contract.js';
import type { ChatHub } from '../chat/index.js';
import type { Clock } from '../clock.js';
import type { StageHub } from '../stage/contract.js';
import type { CallQuotas } from './quotas.js';
import type { Store } from './store.js';
import { validated } from './validation.js';

/** What the operations work on. */
export interface Services {
  readonly store: Store;
  readonly stages: StageHub;
  readonly chat: ChatHub;
  readonly channels: ChannelHub;
  readonly compositor: Compositor;
  readonly quotas: CallQuotas;
  readonly clock: Clock;
}

/** Who asks, as far as it matters here: new resources are made in the Region that the request was signed for. */
export interface Caller {
  readonly region: string;
}

/** One operation of an AWS API, ready to be given a request body. */
export interface Operation {
  readonly name: string;
  /** True when it changes what is stored: the answer then waits until it is on disk. */
  readonly stores: boolean;
  /** Throws AwsError. A Date in the output is sent as ISO 8601; undefined is sent as 204 with no body. */
  run(services: Services, body: unknown, caller: Caller): Promise<object | undefined>;
}

interface Definition<Schema extends v.GenericSchema> {
  readonly input: Schema;
  readonly stores?: boolean;
  readonly run: (
    services: Services, input: v.InferOutput<Schema>, caller: Caller,
  ) => object | undefined | Promise<object | undefined>;
}

/** Ties an input schema to what is done with the input once it satisfies it. */
export function operation<Schema extends v.GenericSchema>(
  name: string, { input, stores = false, run }: Definition<Schema>,
): Operation {
  return {
    name,
    stores,
    run: async (services, body, caller) => run(services, validated(input, body), caller),
  };
}
