import type { Acted, Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { ModerationShape } from './facts.js';

/** How many acts of staff the screen shows; the log keeps all of them (S4.12). */
export const ACTS_SHOWN = 100;

type ModerationFeature = Feature<ModerationShape, RosterShape & SessionShape & Acted>;

export const moderationOn: ModerationFeature['on'] = {
  'moderation/restricted': ({ restrictions }, { person, name, what, reason }) => {
    const { chat = false, questions = false } = restrictions.get(person) ?? {};
    restrictions.put(person, { person, name, chat, questions, [what]: true, ...(reason && { reason }) });
  },
  'moderation/unrestricted': ({ restrictions }, { person, what }) => {
    const known = restrictions.get(person);
    if (!known) return;
    const rest = { ...known, [what]: false };
    if (rest.chat || rest.questions) restrictions.put(person, rest);
    else restrictions.drop(person);
  },
  'moderation/kicked': () => undefined,
  'moderation/banned': ({ bans }, { person, name, by, at, reason }) =>
    bans.put(person, { person, name, by, at, ...(reason && { reason }) }),
  'moderation/unbanned': ({ bans }, { person }) => bans.drop(person),
  'engine/acted': ({ audit }, { id, at, by, command, target, reason }) => {
    audit.put(id, { id, at, by, command, ...(target && { target }), ...(reason && { reason }) });
    if (audit.size <= ACTS_SHOWN) return;
    for (const oldest of audit.values()) return audit.drop(oldest.id);
  },
};

export const moderationViews: ModerationFeature['views'] = {
  restrictions: {
    staff: (row) => ({ ...row }),
    self: {
      owners: ({ person }) => [person],
      show: ({ chat, questions, reason }) => ({ chat, questions, ...(reason && { reason }) }),
    },
  },
  bans: { staff: (row) => ({ ...row }) },
  audit: { staff: (row) => ({ ...row }) },
};
