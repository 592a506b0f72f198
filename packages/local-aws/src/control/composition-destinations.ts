import * as v from 'valibot';
import type { CompositionDestination } from '../channel/composition-contract.js';
import { newId } from './arn.js';
import { conflict, invalid } from './aws-error.js';
import type { RequestedDestination } from './composition-records.js';
import { channelArn, encoderConfigurationArn, integer, resourceName, storageConfigurationArn } from './constraints.js';
import { DEFAULT_VIDEO } from './encoder-configurations.js';
import type { Services } from './operation.js';
import { storedChannel, storedEncoderConfiguration, storedStorageConfiguration } from './stored.js';
import { isBroadcasting } from './streams.js';

const channel = v.object({ channelArn, encoderConfigurationArn: v.exactOptional(encoderConfigurationArn) });

const s3 = v.object({
  storageConfigurationArn,
  encoderConfigurationArns: v.pipe(v.array(encoderConfigurationArn), v.minLength(1), v.maxLength(1)),
  recordingConfiguration: v.exactOptional(v.object({
    format: v.exactOptional(v.picklist(['HLS'])),
    hlsConfiguration: v.exactOptional(v.object({ targetSegmentDurationSeconds: v.exactOptional(integer(2, 10)) })),
  })),
  /** Kept and given back; no thumbnails are made. */
  thumbnailConfigurations: v.exactOptional(v.pipe(v.array(v.object({
    targetIntervalSeconds: v.exactOptional(integer(1, 86_400)),
    storage: v.exactOptional(v.array(v.picklist(['SEQUENTIAL', 'LATEST']))),
  })), v.maxLength(1))),
});

export const destinationConfiguration = v.object({
  name: v.exactOptional(resourceName), channel: v.exactOptional(channel), s3: v.exactOptional(s3),
});

type DestinationConfiguration = v.InferOutput<typeof destinationConfiguration>;

/** A destination as it is remembered, and as the compositor is told of it. */
export interface PlannedDestination {
  readonly requested: RequestedDestination;
  readonly destination: CompositionDestination;
}

/**
 * Finds what the destinations name. Throws ValidationException unless there is one `channel`, one `s3` or one of each,
 * ResourceNotFoundException, and ConflictException for a channel that is broadcasting.
 */
export function planned(services: Services, configurations: readonly DestinationConfiguration[]): PlannedDestination[] {
  for (const [index, { channel: toChannel, s3: toS3 }] of configurations.entries()) {
    if (!toChannel === !toS3) throw wrong(`${index + 1}.member`, 'Either a channel or an s3 must be specified');
  }
  if (configurations.filter(({ channel: to }) => to).length > 1 || configurations.filter(({ s3: to }) => to).length > 1) {
    throw wrong('', 'Two destinations must be one channel and one s3');
  }
  return configurations.map((configuration) => plan(services, configuration));
}

function plan(services: Services, configuration: DestinationConfiguration): PlannedDestination {
  const { store, channels } = services;
  const id = newId();
  const { channel: toChannel, s3: toS3 } = configuration;
  const encoderArn = toS3?.encoderConfigurationArns[0] ?? toChannel?.encoderConfigurationArn;
  const encoder = encoderArn === undefined
    ? { arn: '', video: DEFAULT_VIDEO } : storedEncoderConfiguration(store, encoderArn);
  if (toChannel) {
    const target = storedChannel(store, toChannel.channelArn);
    if (isBroadcasting(channels, target.id)) throw conflict(`Channel ${target.arn} is already broadcasting`);
    return {
      requested: { id, configuration, uses: [encoder.arn] },
      destination: { id, channel: target, encoder },
    };
  }
  const { arn, bucketName } = storedStorageConfiguration(store, toS3?.storageConfigurationArn ?? '');
  return {
    requested: { id, configuration, uses: [encoder.arn, arn] },
    destination: { id, bucketName, encoder },
  };
}

function wrong(place: string, message: string): Error {
  return invalid(message, [{ name: place ? `destinations.${place}` : 'destinations', message }]);
}
