import type { CSSProperties } from 'react';
import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { AudiencePlayerProps } from './audience-player.js';

/** As the player's own frame, on the dark ground of a picture. */
const frame: CSSProperties = {
  width: '100%', height: '100%', minHeight: '11rem', aspectRatio: '16 / 9', background: 'var(--rostrum-stage)',
};

/**
 * The channel of the event, with controls of its own (S2.6, S3.7). They go while it plays and nobody moves; a Tab brings
 * them back. Needs `player` of the provider. Loaded when it is first shown.
 *
 * Keys, while the focus is inside and whatever has it does not need the key itself: space or K plays and pauses, M turns
 * the sound off and on, F is full screen, C captions, arrows up and down the volume. Tab always leads out.
 */
export const AudiencePlayer = panelOnDemand<HTMLElement, AudiencePlayerProps>(
  () => import('./audience-player.js').then((loaded) => loaded.AudiencePlayer), () => frame,
);
