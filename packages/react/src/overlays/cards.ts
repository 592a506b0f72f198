/** All that a viewer needs once there is an overlay, and not before: in one piece, as one overlay follows another. */
export { CallToAction } from './call-to-action.js';
export { CelebrationOverlay } from './celebration-overlay.js';
export { LowerThird } from './lower-third.js';
export { NoticeOverlay } from './notice-overlay.js';
export { OverlayInPlace } from './overlay-in-place.js';
export { PollOverlay } from './poll-overlay.js';
export { ProductOverlay } from './product-overlay.js';
export { QuizOverlay } from './quiz-overlay.js';
