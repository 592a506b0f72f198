import * as v from 'valibot';
import type { Capability, StageHub, StageRecord } from '../stage/contract.js';
import { attributes, integer, stageArn, text } from './constraints.js';
import { operation } from './operation.js';
import { storedStage } from './stored.js';

const DEFAULT_MINUTES = 720;
const BOTH: readonly Capability[] = ['PUBLISH', 'SUBSCRIBE'];

/** ParticipantTokenConfiguration of the model; `duration` is in minutes. */
export const tokenConfiguration = v.object({
  userId: v.optional(text(0, 128)),
  attributes: v.optional(attributes),
  capabilities: v.optional(v.pipe(v.array(v.picklist(BOTH)), v.maxLength(2))),
  duration: v.optional(integer(1, 20_160)),
});

export async function mintParticipantToken(
  stages: StageHub, stage: StageRecord, configuration: v.InferOutput<typeof tokenConfiguration>,
): Promise<object> {
  const { userId, attributes: map, duration = DEFAULT_MINUTES } = configuration;
  // AWS gives both when none or an empty list is asked for.
  const capabilities = configuration.capabilities?.length ? configuration.capabilities : BOTH;
  const minted = await stages.mint({ stage, userId, attributes: map, capabilities, duration });
  return { ...minted, userId, attributes: map, capabilities, duration };
}

export const participantTokenOperations = [
  operation('CreateParticipantToken', {
    input: v.object({ stageArn, ...tokenConfiguration.entries }),
    run: async ({ store, stages }, { stageArn: arn, ...configuration }) => {
      const stage = storedStage(store, arn);
      return { participantToken: await mintParticipantToken(stages, stage, configuration) };
    },
  }),
];
