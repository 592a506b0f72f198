import { randomBytes } from 'node:crypto';
import { PlaybackDenied } from './denied.js';
import type { OriginRule } from './origin-rule.js';

const COUNTED_MS = 10_000;
const KEPT = 10_000;

/** What somebody was let in with. */
export interface Pass {
  readonly rule: OriginRule;
  /** Who it was made for, if it says; only such a viewer can be shut out again. */
  readonly viewerId?: string;
  /** 0 when absent. A viewer whose sessions were revoked comes back with a higher one only. */
  readonly version?: number;
}

interface Viewer {
  readonly pass: Pass;
  seenAt: number;
}

/**
 * Who watches a channel. Each fetch of the master playlist begins one session; its unguessable name is part of all paths
 * that follow, so that a token is shown once and stands in no other URL.
 */
export class Viewers {
  /** The one that was seen longest ago first. */
  readonly #viewers = new Map<string, Viewer>();
  /** By viewer id: the highest version that may not watch any more. */
  readonly #revoked = new Map<string, number>();

  /** The name of a new session. Throws PlaybackDenied when the sessions of this viewer were revoked. */
  admit(pass: Pass): string {
    if (this.#isRevoked(pass)) throw new PlaybackDenied('The viewer session was revoked');
    const name = randomBytes(16).toString('base64url');
    this.#put(name, { pass, seenAt: 0 });
    return name;
  }

  /** Where a session may watch from; undefined when nobody was admitted by this name, or is no longer. */
  rule(name: string): OriginRule | undefined {
    return this.#viewers.get(name)?.pass.rule;
  }

  /** Ends the sessions of a viewer up to this version; the tokens that they began with begin no others. */
  revoke(viewerId: string, version: number): void {
    this.#revoked.set(viewerId, Math.max(version, this.#revoked.get(viewerId) ?? 0));
    for (const [name, { pass }] of this.#viewers) if (this.#isRevoked(pass)) this.#viewers.delete(name);
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

  #isRevoked({ viewerId, version = 0 }: Pass): boolean {
    return viewerId !== undefined && version <= (this.#revoked.get(viewerId) ?? -1);
  }

  #put(name: string, viewer: Viewer): void {
    this.#viewers.set(name, viewer);
    if (this.#viewers.size <= KEPT) return;
    const [oldest] = this.#viewers.keys();
    if (oldest !== undefined) this.#viewers.delete(oldest);
  }
}
