import { IvsClient } from '@aws-sdk/client-ivs';
import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { IvschatClient } from '@aws-sdk/client-ivschat';
import { log, observed } from '../edge.js';
import { installation } from '../installation.js';
import { teardownHandler } from '../teardown.js';

const { store } = installation(log);

/** A custom resource that deletes what was made at Amazon IVS, before the table that knows of it goes. */
export const handler = observed('teardown', teardownHandler({
  records: store.records, log,
  realtime: new IVSRealTimeClient({}), chat: new IvschatClient({}), ivs: new IvsClient({}),
}));
