import { createApp } from '../../http/app.js';
import { tokenRoutes } from '../../http/routes/tokens.js';
import { log, observed } from '../edge.js';
import { httpHandler } from '../http.js';
import { eventsOf, installation } from '../installation.js';
import { openApi } from '../open-api.js';

const here = installation(log);
const { environment } = here;
const hosts = eventsOf(here);
const services = await openApi(here, hosts);
const allowed = new Set([new URL(environment.publicUrl).origin, ...environment.allowedOrigins]);

/** The routes that mint tokens, alone: for whoever brings all the rest. */
export const handler = observed(
  'tokens', httpHandler(createApp(services, tokenRoutes(services), { allowed }), () => hosts.idle()),
);
