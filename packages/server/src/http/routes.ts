import { route, type Route } from './route.js';
import { channelRoutes } from './routes/channel.js';
import { developmentRoutes } from './routes/development.js';
import { eventRoutes } from './routes/events.js';
import { healthRoutes } from './routes/health.js';
import { overlayRoutes } from './routes/overlays.js';
import { participationRoutes } from './routes/participation.js';
import { productRoutes } from './routes/products.js';
import { recordRoutes } from './routes/records.js';
import { tokenRoutes } from './routes/tokens.js';
import type { Services } from './services.js';

/** Every route, those that only some servers have, and the one that describes them. */
export function createRoutes(services: Services, more: readonly Route[] = []): readonly Route[] {
  const routes = [
    ...healthRoutes(services), ...eventRoutes(services), ...participationRoutes(services), ...tokenRoutes(services),
    ...channelRoutes(services), ...overlayRoutes(services), ...productRoutes(services), ...recordRoutes(services),
    ...more, ...developmentRoutes(services),
  ];
  return [...routes, route({
    method: 'GET', path: '/api/openapi.json', who: 'everybody', summary: 'This description.',
    async handle() {
      // Seldom asked for, and what it takes to write is read by nobody else.
      const { openApi } = await import('./openapi.js');
      return Response.json(openApi(routes), { headers: { 'cache-control': 'public, max-age=300' } });
    },
  })];
}
