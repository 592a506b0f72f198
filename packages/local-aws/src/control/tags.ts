import * as v from 'valibot';
import { idOf, type ResourceKind } from './arn.js';
import { invalid, notFound } from './aws-error.js';
import { taggableArn, tags, text } from './constraints.js';
import { operation } from './operation.js';
import type { Tags } from './records.js';
import type { Shelf, Store } from './store.js';

const TAGS_MAX = 50;

/** Shared by the APIs: `GET`, `POST` and `DELETE /tags/{resourceArn}`. */
export const tagOperations = [
  operation('ListTagsForResource', {
    input: v.object({ resourceArn: taggableArn }),
    run: ({ store }, { resourceArn }) => ({ tags: tagged(store, resourceArn).tags }),
  }),

  operation('TagResource', {
    input: v.object({ resourceArn: taggableArn, tags }),
    stores: true,
    run: ({ store }, input) => {
      const resource = tagged(store, input.resourceArn);
      const merged = { ...resource.tags, ...input.tags };
      if (Object.keys(merged).length > TAGS_MAX) {
        throw invalid(`At most ${TAGS_MAX} tags can be applied to a resource`);
      }
      resource.replace(merged);
      return {};
    },
  }),

  operation('UntagResource', {
    input: v.object({ resourceArn: taggableArn, tagKeys: v.pipe(v.array(text(1, 128)), v.maxLength(TAGS_MAX)) }),
    stores: true,
    run: ({ store }, { resourceArn, tagKeys }) => {
      const resource = tagged(store, resourceArn);
      const kept = Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key));
      resource.replace(Object.fromEntries(kept));
      return {};
    },
  }),
];

interface Resource {
  readonly arn: string;
  readonly tags: Tags;
}

/** Where the resources of a kind are, by the word in their ARN. */
const SHELVES: ReadonlyMap<string, (store: Store) => Shelf<Resource>> = new Map<
  ResourceKind, (store: Store) => Shelf<Resource>
>([
  ['stage', ({ stages }) => stages],
  ['public-key', ({ publicKeys }) => publicKeys],
  ['room', ({ rooms }) => rooms],
  ['channel', ({ channels }) => channels],
  ['stream-key', ({ streamKeys }) => streamKeys],
  ['playback-key', ({ playbackKeyPairs }) => playbackKeyPairs],
  ['playback-restriction-policy', ({ playbackRestrictionPolicies }) => playbackRestrictionPolicies],
  ['recording-configuration', ({ recordingConfigurations }) => recordingConfigurations],
  ['composition', ({ compositions }) => compositions],
  ['encoder-configuration', ({ encoderConfigurations }) => encoderConfigurations],
  ['storage-configuration', ({ storageConfigurations }) => storageConfigurations],
]);

interface Tagged {
  readonly tags: Tags;
  replace(tags: Tags): void;
}

/** Throws ResourceNotFoundException. */
function tagged(store: Store, arn: string): Tagged {
  const kind = arn.split(':')[5]?.split('/')[0] ?? '';
  const shelf = SHELVES.get(kind)?.(store);
  for (const key of [idOf(arn), arn]) {
    const resource = shelf?.get(key);
    if (resource?.arn === arn) {
      return { tags: resource.tags, replace: (map) => shelf?.set(key, { ...resource, tags: map }) };
    }
  }
  throw notFound(kind, arn, kind === 'room' ? { resourceId: idOf(arn), resourceType: 'ROOM' } : {});
}
