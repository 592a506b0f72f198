import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { IvsClient } from '@aws-sdk/client-ivs';
import { Cues } from '../../effects/cues.js';
import { Channels } from '../../media/channels.js';
import { log, observed } from '../edge.js';
import { fanOutHandler } from '../fan-out.js';
import { Gateway } from '../gateway.js';
import { installation } from '../installation.js';

const { environment, store } = installation(log);
// Who sends timed metadata knows best when it is too late for it.
const ivs = new IvsClient({ maxAttempts: 1 });

/** Follows the table: what was stored goes down the lines, and cues to the channels. */
export const handler = observed('fan-out', fanOutHandler({
  store, log,
  gateway: new Gateway(new ApiGatewayManagementApiClient({ endpoint: environment.lineManagementUrl })),
  cues: new Cues({ aws: { metadata: ivs }, channels: new Channels(store.records, { ivs }), clock: store.clock }).react,
}));
