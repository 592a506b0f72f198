export type { RunningServer, ServerOptions } from './options.js';
export { startServer } from './start-server.js';
export type { OwnEvents, Owner } from './own-events.js';
