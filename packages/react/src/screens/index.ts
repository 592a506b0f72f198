export { AttendeeView, type AttendeeViewProps } from './attendee-view.js';
export { PresenterConsole, type PresenterConsoleProps } from './presenter-console.js';
export type { SideTab } from './use-side-tabs.js';
