import { awsClients } from '../../media/aws.js';
import { log, observed } from '../edge.js';
import { installation } from '../installation.js';
import { teardownHandler } from '../teardown.js';

const { store, aws } = installation(log);

/** A custom resource that deletes what was made at Amazon IVS, before the table that knows of it goes. */
export const handler = observed('teardown', teardownHandler({ ...awsClients(aws), records: store.records, log }));
