export { LiveEventBackend, type LiveEventBackendProps } from './backend/live-event-backend.js';
