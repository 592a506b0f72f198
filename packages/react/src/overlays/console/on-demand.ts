import { panelOnDemand } from '../../shared/panel-on-demand.js';
import type { CueSheetProps } from './cue-sheet.js';
import type { OverlayConsoleProps } from './overlay-console.js';
import type { OverlayResultsProps } from './overlay-results.js';

/**
 * What presenters lay over the picture: prepare and look at it, send it, see how people vote, stop it, plan what is
 * sent by itself, and read what came of it (S2.9, S2.11). Moderators see what was sent. Loaded when it is first shown.
 */
export const OverlayConsole = panelOnDemand<HTMLElement, OverlayConsoleProps>(
  () => import('./overlay-console.js').then((loaded) => loaded.OverlayConsole),
);

/**
 * Every overlay that was sent, the newest first, and how people voted; who is ahead; the answers to keep (S3.6). Loaded
 * when it is first shown.
 */
export const OverlayResults = panelOnDemand<HTMLElement, OverlayResultsProps>(
  () => import('./overlay-results.js').then((loaded) => loaded.OverlayResults),
);

/**
 * What is sent by itself: its moment, its state, and a dry run that warns of what would not come out (S3.4, S3.7).
 * Loaded when it is first shown.
 */
export const CueSheet = panelOnDemand<HTMLElement, CueSheetProps>(
  () => import('./cue-sheet.js').then((loaded) => loaded.CueSheet),
);
