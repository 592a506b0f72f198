import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import type { StoredStorageConfiguration } from './composition-records.js';
import { checkUnused } from './composition-use.js';
import { bucketName, paging, resourceName, storageConfigurationArn, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation } from './records.js';
import { ofRegion, storedStorageConfiguration } from './stored.js';

export const storageConfigurationOperations = [
  operation('CreateStorageConfiguration', {
    input: v.object({
      name: v.optional(resourceName, ''), s3: v.object({ bucketName }), tags: v.optional(tags, {}),
    }),
    stores: true,
    run: ({ store, clock }, { s3, ...input }, { region }) => {
      const arn = arnOf('storage-configuration', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const configuration: StoredStorageConfiguration = { ...input, arn, createTime, bucketName: s3.bucketName };
      store.storageConfigurations.set(arn, configuration);
      return { storageConfiguration: described(configuration) };
    },
  }),

  operation('GetStorageConfiguration', {
    input: v.object({ arn: storageConfigurationArn }),
    run: ({ store }, { arn }) => ({ storageConfiguration: described(storedStorageConfiguration(store, arn)) }),
  }),

  operation('ListStorageConfigurations', {
    input: v.object(paging(100, 100)),
    run: ({ store }, page, { region }) => {
      const { items, ...next } =
        paginate('ListStorageConfigurations', ofRegion(store.storageConfigurations, region), byCreation, page);
      return { storageConfigurations: items.map(described), ...next };
    },
  }),

  operation('DeleteStorageConfiguration', {
    input: v.object({ arn: storageConfigurationArn }),
    stores: true,
    run: (services, { arn }) => {
      storedStorageConfiguration(services.store, arn);
      checkUnused(services, arn);
      services.store.storageConfigurations.delete(arn);
      return {};
    },
  }),
];

function described({ arn, name, tags: map, bucketName: bucket }: StoredStorageConfiguration): object {
  return { arn, name, tags: map, s3: { bucketName: bucket } };
}
