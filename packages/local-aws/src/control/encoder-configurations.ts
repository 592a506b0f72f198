import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import type { StoredEncoderConfiguration } from './composition-records.js';
import { checkUnused } from './composition-use.js';
import { encoderConfigurationArn, integer, paging, resourceName, tags } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation } from './records.js';
import { ofRegion, storedEncoderConfiguration } from './stored.js';

const PIXELS_MAX = 1920 * 1080;

/** "This must be an even number"; 1920 either way, as long as the picture is no larger than Full HD. */
const side = v.pipe(integer(1, 1920), v.multipleOf(2));

const video = v.pipe(
  v.object({
    width: v.optional(side, 1280),
    height: v.optional(side, 720),
    framerate: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 30),
    bitrate: v.optional(integer(1, 8_500_000), 2_500_000),
  }),
  v.check(({ width, height }) => width * height <= PIXELS_MAX, `Member must have at most ${PIXELS_MAX} pixels`),
);

/** What a destination that names no configuration is encoded with. */
export const DEFAULT_VIDEO = v.parse(video, {});

export const encoderConfigurationOperations = [
  operation('CreateEncoderConfiguration', {
    input: v.object({
      name: v.optional(resourceName, ''), video: v.optional(video, {}), tags: v.optional(tags, {}),
    }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const arn = arnOf('encoder-configuration', region, newId());
      const createTime = new Date(clock.now()).toISOString();
      const configuration: StoredEncoderConfiguration = { ...input, arn, createTime };
      store.encoderConfigurations.set(arn, configuration);
      return { encoderConfiguration: described(configuration) };
    },
  }),

  operation('GetEncoderConfiguration', {
    input: v.object({ arn: encoderConfigurationArn }),
    run: ({ store }, { arn }) => ({ encoderConfiguration: described(storedEncoderConfiguration(store, arn)) }),
  }),

  operation('ListEncoderConfigurations', {
    input: v.object(paging(100, 100)),
    run: ({ store }, page, { region }) => {
      const { items, ...next } =
        paginate('ListEncoderConfigurations', ofRegion(store.encoderConfigurations, region), byCreation, page);
      return { encoderConfigurations: items.map(({ arn, name, tags: map }) => ({ arn, name, tags: map })), ...next };
    },
  }),

  operation('DeleteEncoderConfiguration', {
    input: v.object({ arn: encoderConfigurationArn }),
    stores: true,
    run: (services, { arn }) => {
      storedEncoderConfiguration(services.store, arn);
      checkUnused(services, arn);
      services.store.encoderConfigurations.delete(arn);
      return {};
    },
  }),
];

function described({ createTime: _, ...configuration }: StoredEncoderConfiguration): object {
  return configuration;
}
