export type { WebBroadcastIngest, WebBroadcastOptions } from './contract.js';
export { createWebBroadcastIngest } from './ingest.js';
