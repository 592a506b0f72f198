import { tokenRoutes } from '../../http/routes/tokens.js';
import { log, observed } from '../edge.js';
import { apiHandler } from '../http.js';
import { installation } from '../installation.js';

/** The routes that mint tokens, alone: for whoever brings all the rest. */
export const handler = observed('tokens', await apiHandler(installation(log), (services) => tokenRoutes(services)));
