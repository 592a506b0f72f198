import type { Scheduler, SchedulerClient } from '@aws-sdk/client-scheduler';
import { deferred } from '../../deferred.js';
import { careOf } from '../../effects/care.js';
import { roomChannel } from '../../feed/channel.js';
import { awsClients, Channels, Rooms } from '../../media/index.js';
import { Directory } from '../../records/index.js';
import { log, observed } from '../edge.js';
import { effectsHandler } from '../effects.js';
import { installation } from '../installation.js';
import { queueLater } from '../later.js';
import { queuedDemotion } from '../queued-demotion.js';

const { environment, store, aws: awsOptions } = installation(log);
const aws = awsClients(awsOptions);
const rooms = new Rooms(store.records, aws, { reviewHandler: environment.chatReviewArn });
const scheduler = deferred<Scheduler, SchedulerClient>(async () =>
  new (await import('@aws-sdk/client-scheduler')).Scheduler({}));
const later = queueLater(() => environment.laterQueueUrl);

/** Follows the table and does errands: the feed, the effects of what was stored, and what time alone does. */
export const handler = observed('effects', effectsHandler({
  store, environment, later, log,
  scheduler: scheduler.calls,
  channel: roomChannel(aws.chat, rooms),
  care: careOf({
    store, aws, rooms, log,
    channels: new Channels(store.records, aws),
    directory: new Directory(store.records),
    demotion: () => queuedDemotion(later),
  }),
}));
