import type { HandView } from '@rostrum/core/event';
import { changedKeys } from '@rostrum/core/sync';

export interface QueuedHand extends HandView {
  readonly person: string;
}
type Hands = Readonly<Record<string, HandView>>;

/**
 * The hands in the order they were raised. One that did not change is the same object as before, so that its row is not
 * drawn again; and one change among ten thousand does not look at the others one by one.
 */
export class HandOrder {
  #hands: Hands = {};
  #queue: readonly QueuedHand[] = [];

  of(hands: Hands): readonly QueuedHand[] {
    const before = this.#hands;
    const asked = changedKeys(before, hands) ?? Object.keys({ ...before, ...hands });
    const changed = new Set(asked.filter((person) => before[person] !== hands[person]));
    this.#hands = hands;
    const queue = this.#queue.filter(({ person }) => !changed.has(person));
    for (const person of changed) if (hands[person]) queue.push({ person, ...hands[person] });
    this.#queue = queue.sort(byTime);
    return this.#queue;
  }
}

const byTime = (a: QueuedHand, b: QueuedHand) => a.at - b.at || (a.person < b.person ? -1 : 1);
