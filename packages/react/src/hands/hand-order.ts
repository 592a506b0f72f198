import type { HandView } from '@rostrum/core/event';
import { changedKeys } from '@rostrum/core/sync';

export interface QueuedHand extends HandView {
  readonly person: string;
}
type Hands = Readonly<Record<string, HandView>>;

/**
 * The hands in the order they were raised. One that no patch has changed is the same object as before, so that its row is
 * not drawn again; and one change among ten thousand does not look at the others one by one.
 */
export class HandOrder {
  #hands: Hands = {};
  #queue: readonly QueuedHand[] = [];

  of(hands: Hands): readonly QueuedHand[] {
    const changed = changedKeys(this.#hands, hands);
    const raised = [...changed ?? Object.keys(hands)].filter((person) => hands[person])
      .map((person) => ({ person, ...hands[person]! })).sort(byTime);
    this.#hands = hands;
    this.#queue = changed ? merged(this.#queue.filter(({ person }) => !changed.has(person)), raised) : raised;
    return this.#queue;
  }
}

/** Both in order. Sorting them together would compare all of a long queue. */
function merged(queue: QueuedHand[], raised: readonly QueuedHand[]): readonly QueuedHand[] {
  let from = 0;
  for (const hand of raised) {
    let end = queue.length;
    while (from < end) {
      const middle = (from + end) >> 1;
      if (byTime(queue[middle]!, hand) < 0) from = middle + 1;
      else end = middle;
    }
    queue.splice(from++, 0, hand);
  }
  return queue;
}

/** In a crowd, many are raised in one millisecond. */
const byTime = (a: QueuedHand, b: QueuedHand) => a.at - b.at || byId(a.id ?? '', b.id ?? '');
const byId = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);
