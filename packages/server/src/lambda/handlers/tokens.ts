import { openInvocations } from '../../host/open-invocations.js';
import { createApp } from '../../http/app.js';
import { tokenRoutes } from '../../http/routes/tokens.js';
import { log, observed } from '../edge.js';
import { httpHandler } from '../http.js';
import { installation } from '../installation.js';
import { openApi } from '../open-api.js';

const here = installation(log);
const { environment, store } = here;
const hosts = openInvocations({ store, onError: (error, event) => log.error({ err: error, event }, 'event host') });
const services = await openApi(here, hosts);
const allowed = new Set([new URL(environment.publicUrl).origin, ...environment.allowedOrigins]);

/** The routes that mint tokens, alone: for whoever brings all the rest. */
export const handler = observed(
  'tokens', httpHandler(createApp(services, tokenRoutes(services), { allowed }), () => hosts.idle()),
);
