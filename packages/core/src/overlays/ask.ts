import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { id, whole } from '../input/index.js';
import { overlayContent } from './content.js';
import type { OverlaysShape } from './facts.js';

const presenters: readonly Role[] = ['host', 'cohost'];
const overlay = v.strictObject({ overlay: id });
const at = whole(0, 8 * 3600);
const when = v.union([
  v.strictObject({ after: v.literal('live'), seconds: at }),
  v.strictObject({ before: v.literal('end'), seconds: at }),
]);

type Asks = { [C in keyof OverlaysShape['commands']]: Ask<OverlaysShape['commands'][C]> };
export const overlaysAsks: Asks = {
  'overlays/prepare': { input: v.strictObject({ draft: v.optional(id), content: overlayContent }), may: presenters },
  'overlays/discard': { input: v.strictObject({ draft: id }), may: presenters },
  'overlays/send': {
    input: v.union([v.strictObject({ draft: id }), v.strictObject({ content: overlayContent })]), may: presenters,
  },
  'overlays/stop': { input: overlay, may: presenters },
  // Whoever is let in as a guest is asked as everybody else is; presenters know the answer.
  'overlays/answer': {
    input: v.strictObject({ overlay: id, choice: whole(0, 4) }), may: ['speaker', 'attendee', 'guest'],
  },
  'overlays/cue': { input: v.strictObject({ when, draft: id }), may: presenters },
  'overlays/uncue': { input: v.strictObject({ cue: id }), may: presenters },
  'overlays/fire': { input: v.strictObject({ cue: id }), may: ['system'] },
  'overlays/expire': { input: overlay, may: ['system'] },
  'overlays/close': { input: overlay, may: ['system'] },
};
