import { openInvocations } from '../../host/open-invocations.js';
import { createApp } from '../../http/app.js';
import { createRoutes } from '../../http/routes.js';
import { log, observed } from '../edge.js';
import { httpHandler } from '../http.js';
import { installation } from '../installation.js';
import { openApi } from '../open-api.js';

const here = installation(log);
const { environment, store } = here;
const hosts = openInvocations({ store, onError: (error, event) => log.error({ err: error, event }, 'event host') });
const services = await openApi(here, hosts);
const allowed = new Set([new URL(environment.publicUrl).origin, ...environment.allowedOrigins]);

/** The HTTP API of live events, behind API Gateway (payload 2.0) or as a function URL. */
export const handler = observed('http', httpHandler(createApp(services, createRoutes(services), { allowed }), () => hosts.idle()));
