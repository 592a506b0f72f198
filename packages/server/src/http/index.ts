export { createApp, type App, type Bindings } from './app.js';
export { deny, review, reviewInput, type Review } from './chat-review.js';
export { judge } from './command.js';
export { mediaInput, takeReport } from './media-report.js';
export { openServices, type ServicesOptions } from './open-services.js';
export { createRoutes } from './routes.js';
export { hookRoutes } from './routes/hooks.js';
export { tokenRoutes } from './routes/tokens.js';
export type { Services } from './services.js';
