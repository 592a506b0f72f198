import { StoredTickets } from '../access/line-tickets.js';
import { MediaWatch } from '../effects/media-watch.js';
import { OnAir } from '../effects/on-air.js';
import { StageRemoval } from '../effects/removal.js';
import { StreamWatch } from '../effects/stream-watch.js';
import type { EventHosts } from '../host/index.js';
import { openServices, type Services } from '../http/index.js';
import { guestTokens } from '../identity/index.js';
import { createLimits } from '../limits/index.js';
import { awsClients, Channels, Rooms } from '../media/index.js';
import { openProducts } from '../products/index.js';
import { Directory } from '../records/index.js';
import type { Installation } from './installation.js';
import type { Later } from './later.js';
import { queuedDemotion } from './queued-demotion.js';

/** What the routes work with, where they are functions. */
export async function openApi(
  { environment, store, aws: awsOptions, log }: Installation, hosts: EventHosts, later: Later,
): Promise<Services> {
  const { records, clock } = store;
  const { publicUrl, issuer, lineUrl, proxies } = environment;
  const aws = awsClients(awsOptions);
  const rooms = new Rooms(records, aws, { reviewHandler: environment.chatReviewArn });
  const onAir = new OnAir(records);
  return openServices({
    store, aws, hosts, rooms, issuer, publicUrl, proxies, log,
    guests: await guestTokens(store),
    directory: new Directory(records),
    channels: new Channels(records, aws),
    tickets: new StoredTickets(store),
    limits: createLimits(clock),
    products: await openProducts(undefined, { clock, publicUrl }),
    feed: 'room',
    lineUrl: () => lineUrl,
    care: {
      media: new MediaWatch(store.auth, onAir, queuedDemotion(later), new StageRemoval(aws, rooms, store.auth, clock), log),
      streams: new StreamWatch(records),
    },
  });
}
