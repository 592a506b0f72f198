/** The constraints of the Amazon IVS API models (length, pattern, range, set), as valibot schemas. */
import * as v from 'valibot';

const ATTRIBUTES_MAX_BYTES = 1024;

export const text = (min: number, max: number) => v.pipe(v.string(), v.minLength(min), v.maxLength(max));

export const integer = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const arn = (pattern: RegExp) => v.pipe(text(1, 128), v.regex(pattern));

/** ARN of one kind of resource of the service `ivs`. */
const arnOfKind = (kind: string) => arn(new RegExp(`^arn:aws:ivs:[a-z0-9-]+:[0-9]+:${kind}/[a-zA-Z0-9-]+$`));

export const stageArn = arnOfKind('stage');
export const publicKeyArn = arnOfKind('public-key');
export const channelArn = arnOfKind('channel');
export const streamKeyArn = arnOfKind('stream-key');
export const playbackKeyArn = arnOfKind('playback-key');
export const playbackRestrictionPolicyArn = arnOfKind('playback-restriction-policy');
export const recordingConfigurationArn = arnOfKind('recording-configuration');
export const compositionArn = arnOfKind('composition');
export const encoderConfigurationArn = arnOfKind('encoder-configuration');
export const storageConfigurationArn = arnOfKind('storage-configuration');
export const roomArn = arn(/^arn:aws:ivschat:[a-z0-9-]+:[0-9]+:room\/[a-zA-Z0-9-]+$/);
export const taggableArn = arn(/^arn:aws:ivs(chat)?:[a-z0-9-]+:[0-9]+:[a-z-]+\/[a-zA-Z0-9-]+$/);

export const streamId = v.pipe(text(26, 26), v.regex(/^st-[a-zA-Z0-9]+$/));

/** Names of resources: stages, rooms, channels, keys, configurations. */
export const resourceName = v.pipe(text(0, 128), v.regex(/^[a-zA-Z0-9-_]*$/));

export const bucketName = v.pipe(text(3, 63), v.regex(/^[a-z0-9-.]+$/));

export const tags = v.pipe(v.record(text(1, 128), text(0, 256)), v.maxEntries(50));

/** "The maximum length of this field is 1 KB total": the bytes of all keys and values. */
export const attributes = v.pipe(
  v.record(v.string(), v.string()),
  v.check((map) => attributeBytes(map) <= ATTRIBUTES_MAX_BYTES, 'Member must have a total size of at most 1 KB'),
);

/** Bytes of UTF-8 in all keys and values. */
export function attributeBytes(map: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(map)) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  return bytes;
}

/** What every List operation takes. `most` is the largest page and, as in the models, not always the default. */
export const paging = (most: number, usual = 50) => ({
  nextToken: v.optional(v.pipe(text(0, 1024), v.regex(/^[a-zA-Z0-9+/=_-]*$/))),
  maxResults: v.optional(integer(1, most), usual),
});
