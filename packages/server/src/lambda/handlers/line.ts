import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { StoredTickets } from '../../access/line-tickets.js';
import { createLimits } from '../../limits/index.js';
import { log, observed } from '../edge.js';
import { Gateway } from '../gateway.js';
import { eventsOf, installation } from '../installation.js';
import { queueLater } from '../later.js';
import { lineHandler } from '../line.js';

const { environment, store } = installation(log);

/** The line of live events, behind an API Gateway WebSocket API. */
export const handler = observed('line', lineHandler({
  hosts: eventsOf({ store, log }),
  lines: store.lines,
  tickets: new StoredTickets(store),
  limits: createLimits(store.clock),
  gateway: new Gateway(new ApiGatewayManagementApiClient({ endpoint: environment.lineManagementUrl })),
  later: queueLater(() => environment.laterQueueUrl),
  clock: store.clock,
  origins: environment.origins,
}));
