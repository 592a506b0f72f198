import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { conflict, invalid } from './aws-error.js';
import type { StoredRecordingConfiguration } from './channel-records.js';
import { bucketName, integer, paging, recordingConfigurationArn, resourceName, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation } from './records.js';
import { ofRegion, storedRecordingConfiguration } from './stored.js';

const rendition = v.picklist(['FULL_HD', 'HD', 'SD', 'LOWEST_RESOLUTION']);

const thumbnailConfiguration = v.object({
  recordingMode: v.optional(v.picklist(['DISABLED', 'INTERVAL']), 'INTERVAL'),
  targetIntervalSeconds: v.optional(integer(1, 60), 60),
  resolution: v.optional(rendition),
  storage: v.optional(v.array(v.picklist(['SEQUENTIAL', 'LATEST'])), ['SEQUENTIAL']),
});

const renditionConfiguration = v.object({
  renditionSelection: v.optional(v.picklist(['ALL', 'NONE', 'CUSTOM']), 'ALL'),
  renditions: v.optional(v.array(rendition), []),
});

export const recordingConfigurationOperations = [
  operation('CreateRecordingConfiguration', {
    input: v.object({
      name: v.optional(resourceName, ''),
      destinationConfiguration: v.object({ s3: v.object({ bucketName }) }),
      recordingReconnectWindowSeconds: v.optional(integer(0, 300), 0),
      thumbnailConfiguration: v.optional(thumbnailConfiguration, {}),
      renditionConfiguration: v.optional(renditionConfiguration, {}),
      tags: v.optional(tags, {}),
    }),
    stores: true,
    run: ({ store, clock }, { destinationConfiguration: { s3 }, ...input }, { region }) => {
      const { renditionSelection, renditions } = input.renditionConfiguration;
      if (renditionSelection === 'CUSTOM' && renditions.length === 0) {
        const message = 'renditions must be given when renditionSelection is CUSTOM';
        throw invalid(message, [{ name: 'renditionConfiguration', message }]);
      }
      const arn = arnOf('recording-configuration', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const configuration: StoredRecordingConfiguration = { ...input, arn, createTime, bucketName: s3.bucketName };
      store.recordingConfigurations.set(arn, configuration);
      return { recordingConfiguration: describedRecordingConfiguration(configuration) };
    },
  }),

  operation('GetRecordingConfiguration', {
    input: v.object({ arn: recordingConfigurationArn }),
    run: ({ store }, { arn }) =>
      ({ recordingConfiguration: describedRecordingConfiguration(storedRecordingConfiguration(store, arn)) }),
  }),

  operation('ListRecordingConfigurations', {
    input: v.object(paging(100, 100)),
    run: ({ store }, page, { region }) => {
      const { items, ...next } =
        paginate('ListRecordingConfigurations', ofRegion(store.recordingConfigurations, region), byCreation, page);
      return { recordingConfigurations: items.map(summarised), ...next };
    },
  }),

  operation('DeleteRecordingConfiguration', {
    input: v.object({ arn: recordingConfigurationArn }),
    stores: true,
    run: ({ store }, { arn }) => {
      storedRecordingConfiguration(store, arn);
      const user = [...store.channels.values()].find((channel) => channel.recordingConfigurationArn === arn);
      if (user) throw conflict(`Recording configuration ${arn} is in use by channel ${user.arn}`);
      store.recordingConfigurations.delete(arn);
      return undefined;
    },
  }),
];

/** There is no bucket to wait for, so a configuration is ready at once. */
function summarised({ arn, name, tags: map, bucketName: bucket }: StoredRecordingConfiguration): object {
  return { arn, name, tags: map, state: 'ACTIVE', destinationConfiguration: { s3: { bucketName: bucket } } };
}

/** As GetRecordingConfiguration and GetStreamSession answer it. */
export function describedRecordingConfiguration(configuration: StoredRecordingConfiguration): object {
  const {
    recordingReconnectWindowSeconds, thumbnailConfiguration: thumbnails, renditionConfiguration: renditions,
  } = configuration;
  return {
    ...summarised(configuration), recordingReconnectWindowSeconds,
    thumbnailConfiguration: thumbnails, renditionConfiguration: renditions,
  };
}
