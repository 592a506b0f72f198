import * as v from 'valibot';
import type { CompositionLayout } from '../channel/composition-contract.js';
import { invalid } from './aws-error.js';
import { integer, text } from './constraints.js';

const attributeKey = v.exactOptional(v.pipe(text(0, 128), v.regex(/^[a-zA-Z0-9-_]*$/)));
const pixels = integer(0, 1920);

const tiles = {
  featuredParticipantAttribute: attributeKey,
  omitStoppedVideo: v.optional(v.boolean(), false),
  videoFillMode: v.optional(v.picklist(['FILL', 'COVER', 'CONTAIN']), 'COVER'),
};

const grid = v.object({
  ...tiles,
  videoAspectRatio: v.optional(v.picklist(['AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT']), 'VIDEO'),
  gridGap: v.optional(pixels, 2),
});

const pip = v.object({
  ...tiles,
  gridGap: v.optional(pixels, 0),
  pipParticipantAttribute: attributeKey,
  pipBehavior: v.optional(v.picklist(['STATIC', 'DYNAMIC']), 'STATIC'),
  pipOffset: v.optional(pixels, 0),
  pipPosition: v.optional(v.picklist(['TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT']), 'BOTTOM_RIGHT'),
  pipWidth: v.exactOptional(integer(1, 1920)),
  pipHeight: v.exactOptional(integer(1, 1920)),
});

export const layoutConfiguration = v.object({ grid: v.exactOptional(grid), pip: v.exactOptional(pip) });

/** Grid unless told otherwise. Throws ValidationException when both are given. */
export function layoutOf(given: v.InferOutput<typeof layoutConfiguration>): CompositionLayout {
  if (given.grid && given.pip) {
    const message = 'Only one of grid and pip can be given';
    throw invalid(message, [{ name: 'layout', message }]);
  }
  return given.pip ? { type: 'pip', ...given.pip } : { type: 'grid', ...given.grid ?? v.parse(grid, {}) };
}

/** As GetComposition has it: `{ grid }` or `{ pip }`, with the defaults filled in. */
export function describedLayout({ type, ...configuration }: CompositionLayout): object {
  return { [type]: configuration };
}
