export { en } from './en.js';
export { es } from './es.js';
export type {
  AnnouncementLabels, ChatLabels, ConnectionLabels, DevicesLabels, HandsLabels, Labels, ModerationLabels,
  QuestionsLabels, RosterLabels, ScreenLabels, SessionLabels, SharedLabels, StageLabels,
} from './labels.js';
export { over, type PartialLabels } from './over.js';
export type { OverlayConsoleLabels, OverlayNewsLabels, OverlaysLabels, ViewerLabels } from './overlays-labels.js';
export type { IngestLabels, PlaybackLabels, PlayerLabels } from './playback-labels.js';
