import { log, observed } from '../edge.js';
import { eventsOf, installation } from '../installation.js';

const { store } = installation(log);
const hosts = eventsOf({ store, log });

/** The time has come to look at an event: whoever opens it does what time alone does, and the rest follows from that. */
export const handler = observed('schedule', async ({ event }: { readonly event: string }) => {
  await hosts.open(event);
  await hosts.idle();
});
