import * as v from 'valibot';
import { idOf } from './arn.js';
import { invalid } from './aws-error.js';
import { taggableArn, tags, text } from './constraints.js';
import { operation } from './operation.js';
import type { Tags } from './records.js';
import { storedPublicKey, storedRoom, storedStage } from './stored.js';
import type { Store } from './store.js';

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

interface Tagged {
  readonly tags: Tags;
  replace(tags: Tags): void;
}

/** Throws ResourceNotFoundException. */
function tagged(store: Store, arn: string): Tagged {
  const kind = arn.split(':')[5]?.split('/')[0];
  if (kind === 'room') {
    const room = storedRoom(store, arn);
    return { tags: room.tags, replace: (map) => store.rooms.set(idOf(arn), { ...room, tags: map }) };
  }
  if (kind === 'public-key') {
    const key = storedPublicKey(store, arn);
    return { tags: key.tags, replace: (map) => store.publicKeys.set(arn, { ...key, tags: map }) };
  }
  const stage = storedStage(store, arn);
  return { tags: stage.tags, replace: (map) => store.stages.set(idOf(arn), { ...stage, tags: map }) };
}
