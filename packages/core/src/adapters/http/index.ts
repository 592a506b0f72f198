export type {
  AuditAct, AuditPage, ChatToken, EventPage, EventSummary, Ingest, Joined, ProductPage, ProductQuery, SignedIn, SignUp,
} from './api-types.js';
export { createHttpBackend, type HttpBackend, type HttpBackendOptions } from './backend.js';
export type { LineSocket } from './line.js';
