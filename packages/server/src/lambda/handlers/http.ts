import { createRoutes } from '../../http/routes.js';
import { log, observed } from '../edge.js';
import { apiHandler } from '../http.js';
import { installation } from '../installation.js';

/** The HTTP API of live events, behind API Gateway (payload 2.0) or as a function URL. */
export const handler = observed('http', await apiHandler(installation(log), (services) => createRoutes(services)));
