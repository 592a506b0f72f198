export { Announcer, type AnnouncerProps } from './announcer.js';
export { ConnectionBanner, type ConnectionBannerProps } from './connection-banner.js';
export { useConnection } from './use-connection.js';
