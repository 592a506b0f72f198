import { openInvocations } from '../../host/open-invocations.js';
import { log, observed } from '../edge.js';
import { installation } from '../installation.js';

const { store } = installation(log);
const hosts = openInvocations({ store, onError: (error, event) => log.error({ err: error, event }, 'event host') });

/** The time has come to look at an event: whoever opens it does what time alone does, and the rest follows from that. */
export const handler = observed('schedule', async ({ event }: { readonly event: string }) => {
  await hosts.open(event);
  await hosts.idle();
});
