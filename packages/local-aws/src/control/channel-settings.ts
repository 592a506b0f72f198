import * as v from 'valibot';
import { invalid } from './aws-error.js';
import type { StoredChannel } from './channel-records.js';
import { resourceName, text } from './constraints.js';

const multitrackInputConfiguration = v.object({
  enabled: v.optional(v.boolean(), false),
  policy: v.optional(v.picklist(['ALLOW', 'REQUIRE'])),
  maximumResolution: v.optional(v.picklist(['SD', 'HD', 'FULL_HD'])),
});

/** Empty takes it away. */
const reference = (kind: string) =>
  v.pipe(text(0, 128), v.regex(new RegExp(`^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:${kind}/[a-zA-Z0-9-]+$`)));

/** What CreateChannel and UpdateChannel can both set. */
export const channelSettings = {
  name: v.exactOptional(resourceName),
  latencyMode: v.exactOptional(v.picklist(['NORMAL', 'LOW'])),
  type: v.exactOptional(v.picklist(['BASIC', 'STANDARD', 'ADVANCED_SD', 'ADVANCED_HD'])),
  authorized: v.exactOptional(v.boolean()),
  insecureIngest: v.exactOptional(v.boolean()),
  preset: v.exactOptional(v.picklist(['HIGHER_BANDWIDTH_DELIVERY', 'CONSTRAINED_BANDWIDTH_DELIVERY'])),
  recordingConfigurationArn: v.exactOptional(reference('recording-configuration')),
  playbackRestrictionPolicyArn: v.exactOptional(reference('playback-restriction-policy')),
  containerFormat: v.exactOptional(v.picklist(['TS', 'FRAGMENTED_MP4'])),
  multitrackInputConfiguration: v.exactOptional(multitrackInputConfiguration),
};

export const DEFAULT_SETTINGS = {
  name: '',
  latencyMode: 'LOW',
  type: 'STANDARD',
  authorized: false,
  insecureIngest: false,
  preset: '',
  recordingConfigurationArn: '',
  playbackRestrictionPolicyArn: '',
  containerFormat: 'TS',
} as const satisfies Partial<StoredChannel>;

/** The channel with the preset that its type has. Throws ValidationException for settings that exclude each other. */
export function settled(channel: StoredChannel, given: { readonly preset?: string }): StoredChannel {
  const { type, preset, containerFormat, multitrackInputConfiguration: multitrack } = channel;
  const isAdvanced = type === 'ADVANCED_SD' || type === 'ADVANCED_HD';
  if (given.preset && !isAdvanced) throw wrong('preset', 'preset can be set for ADVANCED_SD and ADVANCED_HD only');
  if (multitrack?.enabled) {
    if (type !== 'STANDARD') {
      throw wrong('multitrackInputConfiguration', 'multitrack input can be enabled for STANDARD only');
    }
    if (!multitrack.policy || !multitrack.maximumResolution || containerFormat !== 'FRAGMENTED_MP4') {
      throw wrong('multitrackInputConfiguration',
        'enabled multitrack input requires policy, maximumResolution and the container format FRAGMENTED_MP4');
    }
  }
  return { ...channel, preset: isAdvanced ? preset || 'HIGHER_BANDWIDTH_DELIVERY' : '' };
}

const wrong = (name: string, message: string): Error => invalid(message, [{ name, message }]);
