'use client';
export type { CallToActionProps } from './call-to-action.js';
export {
  CallToAction, CelebrationOverlay, LowerThird, NoticeOverlay, PollOverlay, ProductOverlay, QuizOverlay,
} from './cards-on-demand.js';
export type { CelebrationOverlayProps } from './celebration-overlay.js';
export {
  CueSheet, OverlayConsole, OverlayResults, useCueSheet, useOverlayConsole, useProductSearch, type CueSheetProps,
  type CueSheetState, type FoundProduct, type ListedCue, type ListedDraft, type OverlayConsoleProps,
  type OverlayConsoleState, type OverlayResultsProps, type OverlayTab, type ProductPage, type ProductQuery,
  type ProductSearchState, type ProductSort, type SearchProducts, type SentOverlay,
} from './console/index.js';
export type { LeaderboardProps } from './leaderboard.js';
export { Leaderboard } from './leaderboard-on-demand.js';
export type { LowerThirdProps } from './lower-third.js';
export type { NoticeOverlayProps } from './notice-overlay.js';
export { OverlayLayer, type OverlayLayerProps } from './overlay-layer.js';
export type { OverlayProps, QuestionOverlayProps } from './overlay-props.js';
export type { PollOverlayProps } from './poll-overlay.js';
export type { ProductOverlayProps } from './product-overlay.js';
export type { QuizOverlayProps } from './quiz-overlay.js';
export { useLeaderboard, type LeaderboardState, type RankedPerson } from './use-leaderboard.js';
export { useOverlays, useShownOverlay, type OverlaysOfMine } from './use-overlays.js';
