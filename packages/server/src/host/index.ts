export type { EventHost, EventHosts, Stored } from './contract.js';
export { EntryFeed } from './entry-feed.js';
export type { LiveHost } from './event-host.js';
export { openHosts, type HostsOptions, type LiveHosts } from './open-hosts.js';
export { isOver, sessionOf } from './session-of.js';
