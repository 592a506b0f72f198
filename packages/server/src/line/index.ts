export { EventLines, type EventLinesOptions } from './event-lines.js';
export { LineServer, type LineServerOptions } from './line-server.js';
