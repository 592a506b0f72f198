import { PlaybackDenied } from './denied.js';

/** From which sites something may be played. */
export interface OriginRule {
  /** `https://example.com`, or with any host below one: `https://*.example.com`. Empty allows every site. */
  readonly origins: readonly string[];
  /** Every request must come from an allowed site, also those of no browser; else only what a browser asks first. */
  readonly strict: boolean;
}

/** Throws PlaybackDenied. `origin` is what the request says of itself, if anything. */
export function checkOrigin({ origins, strict }: OriginRule, origin: string | undefined, isFirst: boolean): void {
  if (origins.length === 0 || (!strict && (!isFirst || origin === undefined))) return;
  if (origin !== undefined && origins.some((allowed) => matches(allowed, origin))) return;
  throw new PlaybackDenied('Playback is not allowed from this origin');
}

function matches(allowed: string, origin: string): boolean {
  if (allowed === '*' || allowed === origin) return true;
  const [scheme, below] = allowed.split('://*.');
  if (below === undefined || !origin.startsWith(`${scheme}://`)) return false;
  return origin.endsWith(`.${below}`);
}
