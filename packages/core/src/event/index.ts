export { asks, mayAsk } from './asks.js';
export { createEngine, features, VIEW_VERSION } from './features.js';
export { tablesOf, type CommandName, type EventCommands, type EventFacts, type EventTables } from './tables.js';
export type {
  DirectView, HandView, LiveView, NoticeView, PersonView, QuestionView, SelfView, SlotView,
} from './view.js';
