import { randomBytes } from 'node:crypto';
import type { OriginRule } from './origin-rule.js';

const COUNTED_MS = 10_000;
const KEPT = 10_000;

interface Viewer {
  readonly rule: OriginRule;
  seenAt: number;
}

/**
 * Who watches a channel. Each fetch of the master playlist begins one session; its unguessable name is part of all paths
 * that follow, so that a token is shown once and stands in no other URL.
 */
export class Viewers {
  /** The one that was seen longest ago first. */
  readonly #viewers = new Map<string, Viewer>();

  /** The name of a new session. */
  admit(rule: OriginRule): string {
    const name = randomBytes(16).toString('base64url');
    this.#put(name, { rule, seenAt: 0 });
    return name;
  }

  /** Where a session may watch from; undefined when nobody was admitted by this name. */
  rule(name: string): OriginRule | undefined {
    return this.#viewers.get(name)?.rule;
  }

  /** It has fetched a playlist. */
  saw(name: string): void {
    const viewer = this.#viewers.get(name);
    if (!viewer) return;
    this.#viewers.delete(name);
    this.#put(name, { ...viewer, seenAt: Date.now() });
  }

  /** Those who fetched a playlist in the last ten seconds. */
  count(): number {
    const since = Date.now() - COUNTED_MS;
    return [...this.#viewers.values()].filter(({ seenAt }) => seenAt > since).length;
  }

  #put(name: string, viewer: Viewer): void {
    this.#viewers.set(name, viewer);
    if (this.#viewers.size <= KEPT) return;
    const [oldest] = this.#viewers.keys();
    if (oldest !== undefined) this.#viewers.delete(oldest);
  }
}
