'use client';
export { CallToAction, type CallToActionProps } from './call-to-action.js';
export { CelebrationOverlay, type CelebrationOverlayProps } from './celebration-overlay.js';
export {
  CueSheet, OverlayConsole, OverlayResults, useCueSheet, useOverlayConsole, useProductSearch, type CueSheetProps,
  type CueSheetState, type FoundProduct, type ListedCue, type ListedDraft, type OverlayConsoleProps,
  type OverlayConsoleState, type OverlayResultsProps, type OverlayTab, type ProductPage, type ProductQuery,
  type ProductSearchState, type ProductSort, type SearchProducts, type SentOverlay,
} from './console/index.js';
export { Leaderboard, type LeaderboardProps } from './leaderboard.js';
export { LowerThird, type LowerThirdProps } from './lower-third.js';
export { NoticeOverlay, type NoticeOverlayProps } from './notice-overlay.js';
export { OverlayLayer, type OverlayLayerProps } from './overlay-layer.js';
export type { OverlayProps, QuestionOverlayProps } from './overlay-props.js';
export { PollOverlay, type PollOverlayProps } from './poll-overlay.js';
export { ProductOverlay, type ProductOverlayProps } from './product-overlay.js';
export { QuizOverlay, type QuizOverlayProps } from './quiz-overlay.js';
export { useLeaderboard, type LeaderboardState, type RankedPerson } from './use-leaderboard.js';
export { useOverlays, useShownOverlay, type OverlaysOfMine } from './use-overlays.js';
