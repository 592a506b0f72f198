import { isNotBroadcasting, unlessGone, type Aws } from '../media/aws.js';
import type { Logger } from '../logger.js';
import type { Store } from '../store/index.js';

/** A request of CloudFormation to the provider of a custom resource. */
export interface TeardownEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly PhysicalResourceId?: string;
}

export interface TeardownOptions extends Pick<Aws, 'realtime' | 'chat' | 'ivs'> {
  readonly records: Store['records'];
  readonly log: Logger;
}

/** What a kept record may name: all of it was made while the installation ran, and no template knows of it. */
interface Made {
  readonly arn?: string;
  readonly stage?: string;
  readonly chat?: string;
  readonly publicKeyArn?: string;
}

/** Deletes what the server has made at Amazon IVS, so that nothing goes on costing when the rest is gone (S2.22). */
export function teardownHandler(options: TeardownOptions): (event: TeardownEvent) => Promise<{ PhysicalResourceId: string }> {
  return async ({ RequestType, PhysicalResourceId = 'media' }) => {
    if (RequestType === 'Delete') await teardown(options);
    return { PhysicalResourceId };
  };
}

async function teardown({ records, realtime, chat, ivs, log }: TeardownOptions): Promise<void> {
  const remove: Readonly<Record<string, (made: Made) => Generator<Promise<unknown>>>> = {
    *compositions({ arn }) {
      if (arn) yield realtime.stopComposition({ arn });
    },
    *rooms({ stage, chat: room }) {
      if (stage) yield realtime.deleteStage({ arn: stage });
      if (room) yield chat.deleteRoom({ identifier: room });
    },
    *channels({ arn }) {
      if (arn) yield deleteChannel(ivs, arn);
    },
    *'named-channels'({ arn }) {
      if (arn) yield deleteChannel(ivs, arn);
    },
    *media({ arn }) {
      if (arn) yield realtime.deleteEncoderConfiguration({ arn });
    },
    *keys({ publicKeyArn, arn }) {
      if (publicKeyArn) yield realtime.deletePublicKey({ arn: publicKeyArn });
      if (arn) yield ivs.deletePlaybackKeyPair({ arn });
    },
  };
  let removed = 0;
  for (const [partition, removals] of Object.entries(remove)) {
    for await (const made of all(records, partition)) {
      for (const removal of removals(made)) {
        await removal.catch(unlessGone);
        removed++;
      }
    }
  }
  log.info({ removed }, 'what was made at Amazon IVS is deleted');
}

async function* all(records: Store['records'], partition: string): AsyncGenerator<Made> {
  let after: string | undefined;
  do {
    const page = await records.query<Made>(partition, { limit: 50, ...(after !== undefined && { after }) });
    for (const { value } of page.records) yield value;
    after = page.next;
  } while (after !== undefined);
}

async function deleteChannel(ivs: Aws['ivs'], arn: string): Promise<void> {
  await ivs.stopStream({ channelArn: arn }).catch((error: unknown) => {
    if (!isNotBroadcasting(error)) throw error;
  });
  await ivs.deleteChannel({ arn });
}
