import * as v from 'valibot';
import type { Ask, Role } from '../engine/index.js';
import { aboutPerson, id, nothing } from '../input/index.js';
import type { StageShape } from './facts.js';

const slotKind = v.picklist(['camera', 'screen']);
const source = v.picklist(['microphone', 'camera']);
const slotOf = v.strictObject({ person: id, kind: slotKind });
const sourceOf = v.strictObject({ person: id, source });
const staff: readonly Role[] = ['host', 'cohost', 'moderator'];
const presenters: readonly Role[] = [...staff, 'speaker'];
const signedIn: readonly Role[] = [...presenters, 'attendee'];
const target = ({ person }: { readonly person: string }) => person;

type Asks = { [C in keyof StageShape['commands']]: Ask<StageShape['commands'][C]> };
export const stageAsks: Asks = {
  'stage/join': { input: nothing, may: presenters },
  'stage/leave': { input: nothing, may: signedIn },
  'stage/share': { input: nothing, may: signedIn },
  'stage/unshare': { input: nothing, may: signedIn },
  'stage/invite': { input: aboutPerson, may: staff, target },
  'stage/withdraw': { input: aboutPerson, may: staff, target },
  'stage/accept': { input: nothing, may: signedIn },
  'stage/decline': { input: nothing, may: signedIn },
  'stage/grant': { input: aboutPerson, may: staff, target },
  'stage/revoke': { input: v.strictObject({ person: id, kind: v.optional(slotKind) }), may: staff, target },
  'stage/mute': { input: sourceOf, may: staff, target },
  'stage/unmute': { input: sourceOf, may: staff, target },
  'stage/mute-all': { input: v.strictObject({ source }), may: staff },
  'stage/published': { input: slotOf, may: ['system'] },
  'stage/unpublished': { input: slotOf, may: ['system'] },
  'stage/expire': { input: slotOf, may: ['system'] },
  'stage/expire-invitation': { input: aboutPerson, may: ['system'] },
};
