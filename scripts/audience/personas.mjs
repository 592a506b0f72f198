/**
 * Who is in the audience, and what each of them does. A plan is a list of `{ at, act, ... }`, `at` in milliseconds
 * since this person came in; it depends on the dice alone. What it is about (which question is voted for) depends on
 * the event, and is chosen by the same dice.
 */
const SECOND = 1_000;

/** Of a hundred people; the rest are watchers. */
const SHARES = { spammer: 2, 'two tabs': 8, 'flapping network': 10, '18 s behind': 20, 'shy asker': 10 };

/** How long each thinks before an overlay is answered, in milliseconds: `behind` is how late the picture is. */
const BEHIND = { '18 s behind': 18 * SECOND };

export function personaOf(dice) {
  let left = dice.next() * 100;
  for (const [persona, share] of Object.entries(SHARES)) {
    left -= share;
    if (left < 0) return persona;
  }
  return 'watcher';
}

export const answersAfter = (persona, dice) => (BEHIND[persona] ?? 0) + dice.between(1, 9) * SECOND;

/** All that one person is going to do within so many milliseconds, in order. */
export function planOf(persona, dice, milliseconds) {
  const acts = [...(PLANS[persona] ?? watches)(dice, milliseconds)];
  return acts.filter(({ at }) => at < milliseconds).sort((a, b) => a.at - b.at);
}

function* watches(dice, end) {
  for (let at = dice.between(2, 60) * SECOND; at < end; at += dice.between(15, 90) * SECOND) {
    const die = dice.next();
    if (die < 0.6) yield { at, act: 'upvote' };
    else if (die < 0.75) yield { at, act: 'ask' };
    else {
      yield { at, act: 'raise' };
      if (dice.chance(0.7)) yield { at: at + dice.between(5, 40) * SECOND, act: 'lower' };
    }
  }
}

const PLANS = {
  /** Waits for half of the event, asks one question, and thinks better of it now and then. */
  *'shy asker'(dice, end) {
    const at = end * dice.between(0.5, 0.8);
    yield { at, act: 'ask' };
    if (dice.chance(0.3)) yield { at: at + dice.between(3, 20) * SECOND, act: 'withdraw' };
  },

  /** Is cut off with no goodbye, mostly while something is on its way, and comes back. */
  *'flapping network'(dice, end) {
    yield* watches(dice, end);
    for (let at = dice.between(3, 15) * SECOND; at < end; at += dice.between(5, 25) * SECOND) {
      if (dice.chance(0.5)) yield { at, act: 'upvote' };
      yield { at: at + 1, act: 'cut', away: dice.between(0.3, 6) * SECOND };
    }
  },

  /** As fast as it goes, for a second, again and again. */
  *spammer(dice, end) {
    for (let at = dice.between(1, 10) * SECOND; at < end; at += dice.between(5, 15) * SECOND) {
      for (let n = 0; n < 50; n++) yield { at: at + n * 20, act: dice.pick(['ask', 'raise', 'lower', 'upvote']) };
      if (dice.chance(0.1)) yield { at: at + SECOND, act: 'babble' };
    }
  },

  /** Two lines of one person; a third of the time both say the same at once. */
  *'two tabs'(dice, end) {
    for (const act of watches(dice, end)) {
      const tab = dice.chance(0.5) ? 1 : 0;
      yield { ...act, tab };
      if (dice.chance(0.33)) yield { ...act, tab: 1 - tab };
    }
  },
};
