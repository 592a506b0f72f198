export { createApp, type App, type Bindings } from './app.js';
export { openServices, type ServicesOptions } from './open-services.js';
export { createRoutes } from './routes.js';
export { hookRoutes } from './routes/hooks.js';
export type { Services } from './services.js';
