import * as v from 'valibot';
import type { StageHub } from '../stage/contract.js';
import { arnOf, newId } from './arn.js';
import { paging, resourceName, stageArn, tags, text } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { mintParticipantToken, tokenConfiguration } from './participant-tokens.js';
import { byCreation, type StoredStage } from './records.js';
import { activeSession } from './stage-sessions.js';
import { ofRegion, storedStage } from './stored.js';

const autoParticipantRecordingConfiguration = v.exactOptional(
  v.looseObject({ storageConfigurationArn: text(0, 128) }),
);

export const stageOperations = [
  operation('CreateStage', {
    input: v.object({
      name: v.optional(resourceName, ''),
      participantTokenConfigurations: v.optional(v.pipe(v.array(tokenConfiguration), v.maxLength(12)), []),
      tags: v.optional(tags, {}),
      autoParticipantRecordingConfiguration,
    }),
    stores: true,
    run: async ({ store, stages, clock }, { participantTokenConfigurations, ...input }, { region }) => {
      const id = newId();
      const stage: StoredStage = {
        ...input, id, arn: arnOf('stage', region, id), createTime: new Date(clock.now()).toISOString(),
      };
      store.stages.set(id, stage);
      const participantTokens = await Promise.all(participantTokenConfigurations.map((configuration) =>
        mintParticipantToken(stages, stage, configuration)));
      return { stage: described(stages, stage), participantTokens };
    },
  }),

  operation('GetStage', {
    input: v.object({ arn: stageArn }),
    run: ({ store, stages }, { arn }) => ({ stage: described(stages, storedStage(store, arn)) }),
  }),

  operation('UpdateStage', {
    input: v.object({ arn: stageArn, name: v.exactOptional(resourceName), autoParticipantRecordingConfiguration }),
    stores: true,
    run: ({ store, stages }, { arn, ...changes }) => {
      const stage: StoredStage = { ...storedStage(store, arn), ...changes };
      store.stages.set(stage.id, stage);
      return { stage: described(stages, stage) };
    },
  }),

  operation('ListStages', {
    input: v.object(paging(100)),
    run: ({ store, stages }, page, { region }) => {
      const { items, ...next } = paginate('ListStages', ofRegion(store.stages, region), byCreation, page);
      return { stages: items.map((stage) => summarised(stages, stage)), ...next };
    },
  }),

  operation('DeleteStage', {
    input: v.object({ arn: stageArn }),
    stores: true,
    run: ({ store, stages }, { arn }) => {
      const { id } = storedStage(store, arn);
      store.stages.delete(id);
      stages.remove(id);
      return {};
    },
  }),
];

function summarised(stages: StageHub, { arn, id, name, tags: map }: StoredStage): object {
  return { arn, name, activeSessionId: activeSession(stages, id)?.sessionId, tags: map };
}

function described(stages: StageHub, stage: StoredStage): object {
  const { autoParticipantRecordingConfiguration: recording } = stage;
  return {
    ...summarised(stages, stage), endpoints: stages.endpoints, autoParticipantRecordingConfiguration: recording,
  };
}
