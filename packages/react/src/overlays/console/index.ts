export { CueSheet, OverlayConsole, OverlayResults } from './on-demand.js';
export type { CueSheetProps } from './cue-sheet.js';
export type { OverlayConsoleProps, OverlayTab } from './overlay-console.js';
export type { OverlayResultsProps } from './overlay-results.js';
export { useCueSheet, type CueSheetState, type ListedCue } from './use-cue-sheet.js';
export {
  useOverlayConsole, type ListedDraft, type OverlayConsoleState, type SentOverlay,
} from './use-overlay-console.js';
export {
  useProductSearch, type FoundProduct, type ProductPage, type ProductQuery, type ProductSearchState, type ProductSort,
  type SearchProducts,
} from './use-product-search.js';
