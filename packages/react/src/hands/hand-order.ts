import type { HandView } from '@rostrum/core/event';

export interface QueuedHand extends HandView {
  readonly person: string;
}
interface Known {
  readonly view: HandView;
  readonly hand: QueuedHand;
}
type Hands = Readonly<Record<string, HandView>>;

/**
 * The hands in the order they were raised. One that did not change is the same object as before, so that its row is not
 * drawn again; and as both lists are walked side by side, ten thousand of them cost no look-up each.
 */
export class HandOrder {
  #known: readonly Known[] = [];

  of(hands: Hands): readonly QueuedHand[] {
    const before = this.#known;
    let at = 0;
    this.#known = Object.keys(hands).map((person) => {
      while (at < before.length && before[at]!.hand.person !== person && !(before[at]!.hand.person in hands)) at++;
      const known = before[at]?.hand.person === person ? before[at++] : undefined;
      const view = hands[person]!;
      return known?.view === view ? known : { view, hand: { person, ...view } };
    });
    return this.#known.map(({ hand }) => hand).sort(byTime);
  }
}

const byTime = (a: QueuedHand, b: QueuedHand) => a.at - b.at || (a.person < b.person ? -1 : 1);
