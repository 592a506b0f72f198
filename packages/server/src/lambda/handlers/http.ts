import { createApp } from '../../http/app.js';
import { createRoutes } from '../../http/routes.js';
import { log, observed } from '../edge.js';
import { httpHandler } from '../http.js';
import { eventsOf, installation } from '../installation.js';
import { openApi } from '../open-api.js';

const here = installation(log);
const { environment } = here;
const hosts = eventsOf(here);
const services = await openApi(here, hosts);
const allowed = new Set([new URL(environment.publicUrl).origin, ...environment.allowedOrigins]);

/** The HTTP API of live events, behind API Gateway (payload 2.0) or as a function URL. */
export const handler = observed('http', httpHandler(createApp(services, createRoutes(services), { allowed }), () => hosts.idle()));
