import type { Due, Feature } from '../engine/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { StageShape } from '../stage/index.js';
import type { Hand, HandsShape } from './facts.js';

/** A hand stays up for this long without its person: long enough for a reconnect, in milliseconds (S1.13). */
export const AWAY = 60_000;

type HandsFeature = Feature<HandsShape, StageShape & RosterShape & SessionShape>;
type Own = Parameters<HandsFeature['on']['hands/raised']>[0];

const drop = ({ hands, handsAway }: Own, { person }: { readonly person: string }) => {
  hands.drop(person);
  handsAway.drop(person);
};
const clear = (own: Own) => {
  for (const hand of [...own.hands.values()]) drop(own, hand);
};

export const handsOn: HandsFeature['on'] = {
  'hands/raised': ({ hands }, { person, name, at, id, question }) =>
    hands.put(person, { person, name, at, away: false, ...(id && { id }), ...(question && { question }) }),
  'hands/lowered': drop,
  'hands/acknowledged': ({ hands }, { person, by }) => {
    const hand = hands.get(person);
    if (hand) hands.put(person, { ...hand, acknowledgedBy: by });
  },
  'hands/cleared': clear,
  // However the person got there, on the stage the hand has done its work.
  'stage/reserved': drop,
  'roster/departed': ({ hands, handsAway }, { person, at }) => {
    const hand = hands.get(person);
    // Reported twice, the first time counts: it also is the order of the rows.
    if (!hand || hand.away) return;
    hands.put(person, { ...hand, away: true });
    handsAway.put(person, { person, since: at });
  },
  'roster/arrived': ({ hands, handsAway }, { person }) => {
    const hand = hands.get(person);
    if (!hand?.away) return;
    hands.put(person, { ...hand, away: false });
    handsAway.drop(person);
  },
  'roster/removed': drop,
  // Only the audience raises hands: a presenter could not lower it any more.
  'roster/role-changed': (own, fact) => {
    if (fact.role !== 'attendee') drop(own, fact);
  },
  'session/ended': clear,
};

const show = ({ name, at, id, question, acknowledgedBy, away }: Hand) => ({
  name, at, ...(id && { id }), ...(question && { question }), ...(acknowledgedBy && { acknowledgedBy }), ...(away && { away }),
});
export const handsViews: HandsFeature['views'] = {
  hands: {
    count: { to: ['public', 'staff'] },
    staff: show,
    self: {
      owners: ({ person }) => [person],
      show: ({ at, question, acknowledgedBy }) => ({ at, ...(question && { question }), acknowledged: !!acknowledgedBy }),
    },
  },
  handsAway: {},
};

/** The person who has been away the longest: rows keep the order in which they were put. */
export const handsDue: NonNullable<HandsFeature['due']> = ({ handsAway }) => {
  for (const { person, since } of handsAway.values()) {
    const due: Due<HandsShape['commands']> = { at: since + AWAY, person, command: 'hands/expire', input: { person } };
    return due;
  }
  return undefined;
};
