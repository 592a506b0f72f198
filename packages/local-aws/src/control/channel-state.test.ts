import * as fc from 'fast-check';
import {
  CreateRecordingConfigurationCommand, CreateStreamKeyCommand, DeleteChannelCommand, DeleteRecordingConfigurationCommand,
  DeleteStreamKeyCommand, GetRecordingConfigurationCommand, GetStreamKeyCommand, ListChannelsCommand,
  ListStreamKeysCommand, UpdateChannelCommand,
} from '@aws-sdk/client-ivs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChannel, startRig, type Rig } from '../rig.test.support.js';

let rig: Rig;
beforeAll(async () => { rig = await startRig(); });
afterAll(() => rig[Symbol.asyncDispose]());

/** What was ever made, deleted or not: a step picks one of them by number. */
interface Made {
  readonly channels: string[];
  readonly keys: string[];
  readonly recordings: string[];
}

const picked = (from: readonly string[], n: number): string => from[n % Math.max(from.length, 1)] ?? 'none';

const steps: Readonly<Record<string, (made: Made, n: number) => Promise<unknown>>> = {
  async createChannel(made, n) {
    const recordingConfigurationArn = n % 3 === 0 ? picked(made.recordings, n) : '';
    const { arn, streamKeyArn } = await createChannel(rig, { recordingConfigurationArn });
    made.channels.push(arn);
    made.keys.push(streamKeyArn);
  },
  updateChannel: ({ channels, recordings }, n) => rig.ivs.send(new UpdateChannelCommand({
    arn: picked(channels, n), recordingConfigurationArn: n % 2 === 0 ? picked(recordings, n) : '',
  })),
  deleteChannel: ({ channels }, n) => rig.ivs.send(new DeleteChannelCommand({ arn: picked(channels, n) })),
  async createKey({ channels, keys }, n) {
    const { streamKey } = await rig.ivs.send(new CreateStreamKeyCommand({ channelArn: picked(channels, n) }));
    keys.push(streamKey?.arn as string);
  },
  deleteKey: ({ keys }, n) => rig.ivs.send(new DeleteStreamKeyCommand({ arn: picked(keys, n) })),
  async createRecording({ recordings }) {
    const { recordingConfiguration } = await rig.ivs.send(new CreateRecordingConfigurationCommand({
      destinationConfiguration: { s3: { bucketName: 'recordings' } },
    }));
    recordings.push(recordingConfiguration?.arn as string);
  },
  deleteRecording: ({ recordings }, n) =>
    rig.ivs.send(new DeleteRecordingConfigurationCommand({ arn: picked(recordings, n) })),
};

const REFUSALS =
  /^(ResourceNotFoundException|ConflictException|ServiceQuotaExceededException|ValidationException)$/;

test('whatever is made and deleted in whatever order: one key a channel, and nothing names what is gone', async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(9));
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (taken) => {
    const made: Made = { channels: [], keys: [], recordings: [] };
    for (const [name, n] of taken) {
      await steps[name]?.(made, n).catch((error: Error) => expect(error.name).toMatch(REFUSALS));
    }
    const { channels = [] } = await rig.ivs.send(new ListChannelsCommand({}));
    const listed = new Set<string | undefined>();
    for (const { arn, recordingConfigurationArn } of channels) {
      const { streamKeys = [] } = await rig.ivs.send(new ListStreamKeysCommand({ channelArn: arn, maxResults: 50 }));
      expect(streamKeys.length).toBeLessThanOrEqual(1);
      for (const key of streamKeys) listed.add(key.arn);
      if (recordingConfigurationArn) {
        await rig.ivs.send(new GetRecordingConfigurationCommand({ arn: recordingConfigurationArn }));
      }
    }
    for (const arn of made.keys) {
      const found = await rig.ivs.send(new GetStreamKeyCommand({ arn })).then(() => true, () => false);
      expect(found).toBe(listed.has(arn));
    }
    for (const { arn } of channels) await rig.ivs.send(new DeleteChannelCommand({ arn }));
  }), { numRuns: 40 });
});
