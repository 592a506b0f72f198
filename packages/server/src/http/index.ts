export { createApp, type App, type Bindings } from './app.js';
export { createRoutes } from './routes.js';
export type { Services } from './services.js';
