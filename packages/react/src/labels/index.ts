export { en } from './en.js';
export { es } from './es.js';
export type {
  AnnouncementLabels, ChatLabels, ConnectionLabels, DevicesLabels, HandsLabels, Labels, ModerationLabels,
  QuestionsLabels, RosterLabels, ScreenLabels, SessionLabels, SharedLabels, StageLabels,
} from './labels.js';
