export { AttendeeView, type AttendeeViewProps } from './attendee-view.js';
export { LiveSiteOwner, type LiveSiteOwnerProps } from './live-site-owner.js';
export { LiveSiteView, type LiveSiteViewProps } from './live-site-view.js';
export { ModeratorConsole, type ModeratorConsoleProps } from './moderator-console.js';
export { PresenterConsole, type PresenterConsoleProps } from './presenter-console.js';
export type { SideTab } from './use-side-tabs.js';
