import type { Engine } from '@rostrum/core/engine';
import { createEngine } from '@rostrum/core/event';
import type { EventHead, Store } from '../store/index.js';

export interface Rebuilt {
  readonly engine: Engine;
  /** How many batches came after the snapshot: the price of the next rebuilding. */
  readonly tail: number;
}

/**
 * An engine made of what is stored up to `upTo`, which must be the last sequence of a batch: the newest snapshot
 * and the log after it. From its staff view on, the next frame tells only what is new.
 */
export async function rebuild(store: Store, head: EventHead, upTo = Infinity): Promise<Rebuilt> {
  const engine = createEngine(head.createdAt);
  const dump = await store.snapshots.load(head.id, upTo);
  if (dump) engine.load(dump);
  let tail = 0;
  for await (const batch of store.log.read(head.id, engine.seq)) {
    if (batch.lastSeq > upTo) break;
    for (const entry of batch.entries) engine.replay(entry);
    tail++;
  }
  engine.settle();
  engine.staffView.frame({ window: 1 });
  return { engine, tail };
}
