export { lineChannel, roomChannel, type FeedChannel } from './channel.js';
export { EventFeed, type EventFeedOptions } from './event-feed.js';
