export { en } from './en.js';
export { es } from './es.js';
export type {
  AnnouncementLabels, ChatLabels, ConnectionLabels, DevicesLabels, HandsLabels, Labels, ModerationLabels,
  QuestionsLabels, RosterLabels, ScreenLabels, SessionLabels, SharedLabels, StageLabels,
} from './labels.js';
export type { OverlayConsoleLabels, OverlayNewsLabels, OverlaysLabels } from './overlays-labels.js';
export type { IngestLabels, PlaybackLabels } from './playback-labels.js';
