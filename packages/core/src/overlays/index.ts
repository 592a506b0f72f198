import type { Feature } from '../engine/index.js';
import type { PlaybackShape } from '../playback/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import { overlaysCommands } from './commands.js';
import type { OverlaysShape } from './facts.js';
import { overlaysDue, overlaysOn } from './rows.js';
import { overlaysViews } from './views.js';

/** What is laid over the picture: quiz, poll, product, notice and more; drafts, the cue sheet, scores (S2.9-S2.12). */
export const overlays: Feature<OverlaysShape, SessionShape & RosterShape & PlaybackShape> = {
  name: 'overlays',
  commands: overlaysCommands,
  on: overlaysOn,
  views: overlaysViews,
  due: overlaysDue,
};

export { overlaysAsks } from './ask.js';
export { CUES, DRAFTS } from './commands.js';
export {
  callToActionContent, celebrationContent, durationOf, DURATIONS, lowerThirdContent, noticeContent, overlayContent,
  pollContent, productContent, quizContent, shownContent,
} from './content.js';
export type { ContentOf, OverlayContent, OverlayKind, ShownContent } from './content.js';
export type { OverlayPhase, OverlaysState, OverlayView, ShownOverlay, TallyView, ViewerOverlays } from './contract.js';
export { CUE_BYTES, decodeCue, encodeCue, type OverlayCue } from './cue.js';
export { rehearseCues, type CuePlan, type CueWarning, type RehearsedCue } from './cue-sheet.js';
export { cueAt, type Airtime } from './cue-time.js';
export type {
  Agenda, Answer, Cue, CueTime, Draft, Leaders, Overlay, OverlayEnd, OverlaysShape, Score, Tally,
} from './facts.js';
export {
  allowanceOf, answeringOf, choicesOf, CLOSING, isLarge, isQuestion, LARGE, lifeOf, NETWORK, RESULTS, REVEAL,
} from './life.js';
export { LEADERS, PAST, SHOWN } from './rows.js';
export { PLACES, RANKED } from './score.js';
export {
  isHint, REMEMBERED, seeContent, seeCue, seeHint, seeRows, type Sighting, type Sightings,
} from './sightings.js';
export { changesAt, shownAt, wanted, type ShownAt, type TimelineInput } from './timeline.js';
export { createViewerOverlays, type ViewerOverlaysOptions } from './viewer-overlays.js';
export { stageCues } from './stage-cues.js';
