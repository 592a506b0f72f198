export type { EventHost, EventHosts, Stored } from './contract.js';
export { EntryFeed } from './entry-feed.js';
export type { LiveHost } from './event-host.js';
export type { InvocationHost } from './invocation-host.js';
export { openHosts, type HostsOptions, type LiveHosts } from './open-hosts.js';
export {
  openInvocations, type InvocationHosts, type InvocationHostsOptions,
} from './open-invocations.js';
export { isOver, sessionOf } from './session-of.js';
