import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { Cues } from '../../effects/cues.js';
import { awsClients } from '../../media/aws.js';
import { Channels } from '../../media/channels.js';
import { log, observed } from '../edge.js';
import { fanOutHandler } from '../fan-out.js';
import { Gateway } from '../gateway.js';
import { installation } from '../installation.js';

const { environment, store, aws: awsOptions } = installation(log);
const aws = awsClients(awsOptions);

/** Follows the table: what was stored goes down the lines, and cues to the channels. */
export const handler = observed('fan-out', fanOutHandler({
  store, log,
  gateway: new Gateway(new ApiGatewayManagementApiClient({ endpoint: environment.lineManagementUrl })),
  cues: new Cues({ aws, channels: new Channels(store.records, aws), clock: store.clock }).react,
}));
