import { StoredTickets } from '../access/line-tickets.js';
import type { EventHosts } from '../host/index.js';
import { openServices, type Services } from '../http/index.js';
import { guestTokens } from '../identity/index.js';
import { createLimits } from '../limits/index.js';
import { awsClients, Channels, Rooms } from '../media/index.js';
import { openProducts } from '../products/index.js';
import { Directory } from '../records/index.js';
import type { Installation } from './installation.js';

/** What the routes work with, where they are functions. */
export async function openApi(
  { environment, store, aws: awsOptions, log }: Installation, hosts: EventHosts,
): Promise<Services> {
  const { records, clock } = store;
  const { publicUrl, issuer, lineUrl, proxies } = environment;
  const clients = awsClients(awsOptions);
  const aws = { ...clients, chatEndpoint: environment.chatEndpoint ?? clients.chatEndpoint };
  const rooms = new Rooms(records, aws, { reviewHandler: environment.chatReviewArn });
  return openServices({
    store, aws, hosts, rooms, issuer, publicUrl, proxies, log,
    guests: await guestTokens(store),
    directory: new Directory(records),
    channels: new Channels(records, aws),
    tickets: new StoredTickets(store),
    limits: createLimits(clock),
    creators: environment.creators,
    products: await openProducts(undefined, { clock, publicUrl }),
    feed: 'room',
    lineUrl: () => lineUrl,
  });
}
