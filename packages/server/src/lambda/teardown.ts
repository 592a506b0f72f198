import {
  DeleteChannelCommand, DeletePlaybackKeyPairCommand, StopStreamCommand, type IvsClient,
} from '@aws-sdk/client-ivs';
import {
  DeleteEncoderConfigurationCommand, DeletePublicKeyCommand, DeleteStageCommand, StopCompositionCommand,
  type IVSRealTimeClient,
} from '@aws-sdk/client-ivs-realtime';
import { DeleteRoomCommand, type IvschatClient } from '@aws-sdk/client-ivschat';
import { isNotBroadcasting, unlessGone } from '../media/aws.js';
import type { Logger } from '../logger.js';
import type { Store } from '../store/index.js';

/** A request of CloudFormation to the provider of a custom resource. */
export interface TeardownEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly PhysicalResourceId?: string;
}

export interface TeardownOptions {
  readonly records: Store['records'];
  readonly realtime: IVSRealTimeClient;
  readonly chat: IvschatClient;
  readonly ivs: IvsClient;
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
      if (arn) yield realtime.send(new StopCompositionCommand({ arn }));
    },
    *rooms({ stage, chat: room }) {
      if (stage) yield realtime.send(new DeleteStageCommand({ arn: stage }));
      if (room) yield chat.send(new DeleteRoomCommand({ identifier: room }));
    },
    *channels({ arn }) {
      if (arn) yield deleteChannel(ivs, arn);
    },
    *'named-channels'({ arn }) {
      if (arn) yield deleteChannel(ivs, arn);
    },
    *media({ arn }) {
      if (arn) yield realtime.send(new DeleteEncoderConfigurationCommand({ arn }));
    },
    *keys({ publicKeyArn, arn }) {
      if (publicKeyArn) yield realtime.send(new DeletePublicKeyCommand({ arn: publicKeyArn }));
      if (arn) yield ivs.send(new DeletePlaybackKeyPairCommand({ arn }));
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

async function deleteChannel(ivs: IvsClient, arn: string): Promise<void> {
  await ivs.send(new StopStreamCommand({ channelArn: arn })).catch((error: unknown) => {
    if (!isNotBroadcasting(error)) throw error;
  });
  await ivs.send(new DeleteChannelCommand({ arn }));
}
