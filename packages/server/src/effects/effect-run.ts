import type { EventHost } from '../host/index.js';
import type { Logger } from '../logger.js';
import type { Store } from '../store/index.js';
import type { Effect, React } from './effect.js';
import { rowOf, settleRow, tellStaff } from './retry-row.js';

export interface EffectRunOptions {
  readonly store: Store;
  readonly host: EventHost;
  /** Of the cursor. */
  readonly name: string;
  readonly react: React;
  readonly log: Logger;
  /** How often the run before this one has failed in a row: from the second time on staff are told. */
  readonly failures?: number;
}

/** What is left after a run: when to come again, or that something failed. */
export interface EffectsLeft {
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly failed: boolean;
}

/**
 * Runs the effects of what was stored since the cursor, once each, and moves the cursor over what is done. Effects of
 * one key run in order, and wait for one that fails; it is tried again by the next run.
 */
export async function runEffects({ store, host, name, react, log, failures = 0 }: EffectRunOptions): Promise<EffectsLeft> {
  const cursor = await store.cursors.get(host.id, name);
  const chains = new Map<string, Promise<boolean>>();
  const done: { readonly seq: number; readonly all: Promise<readonly boolean[]> }[] = [];
  let failed = false;
  let at: number | undefined;
  const run = async (effect: Effect, row: string): Promise<boolean> => {
    try {
      const when = (await effect.when?.()) ?? 0;
      if (when > store.clock.now()) {
        at = Math.min(at ?? Infinity, when);
        return false;
      }
      await effect.run();
      await settleRow(host, row);
      return true;
    } catch (error) {
      failed = true;
      if (failures > 0) await tellStaff(host, row, effect);
      log.warn({ err: error, event: host.id, effect: effect.key }, 'effect failed, tried again');
      return false;
    }
  };
  let seen = cursor;
  for await (const entries of store.log.entries(host.id, cursor)) {
    for (const { seq, entry } of entries) {
      seen = seq;
      const effects = entry.facts.flatMap((fact) => react(host, fact, entry.at));
      if (effects.length === 0) continue;
      done.push({ seq, all: Promise.all(effects.map((effect, index) => {
        const before = chains.get(effect.key) ?? Promise.resolve(true);
        const result = before.then((ok) => ok && run(effect, rowOf(name, seq, index)));
        chains.set(effect.key, result);
        return result;
      })) });
    }
  }
  let upTo = seen;
  for (const { seq, all } of done) if (!(await all).every(Boolean)) upTo = Math.min(upTo, seq - 1);
  if (upTo > cursor) await store.cursors.set(host.id, name, upTo);
  return { failed, ...(at !== undefined && { at }) };
}
