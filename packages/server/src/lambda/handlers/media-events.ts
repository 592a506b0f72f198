import * as v from 'valibot';
import { MediaWatch } from '../../effects/media-watch.js';
import { OnAir } from '../../effects/on-air.js';
import { StageRemoval } from '../../effects/removal.js';
import { StreamWatch } from '../../effects/stream-watch.js';
import { mediaInput, takeReport } from '../../http/media-report.js';
import { awsClients } from '../../media/aws.js';
import { ownedBy } from '../../media/owners.js';
import { log, observed } from '../edge.js';
import { eventsOf, installation } from '../installation.js';
import { queueLater } from '../later.js';
import { queuedDemotion } from '../queued-demotion.js';

const { environment, store, aws } = installation(log);
const { records, auth, clock } = store;
const hosts = eventsOf({ store, log });
const rooms = ownedBy(records);
const removal = new StageRemoval(awsClients(aws), rooms, auth, clock);
const demotion = queuedDemotion(queueLater(() => environment.laterQueueUrl));
const services = {
  hosts, rooms,
  media: new MediaWatch(auth, new OnAir(records), demotion, removal, log),
  streams: new StreamWatch(records),
};

/** What Amazon EventBridge tells of stages and channels. It throws when it has to be told again. */
export const handler = observed('media-events', async (event: unknown) => {
  try {
    await takeReport(services, v.parse(mediaInput, event));
  } finally {
    await hosts.idle();
  }
});
