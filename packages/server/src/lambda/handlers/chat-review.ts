import * as v from 'valibot';
import { deny, review, reviewInput } from '../../http/chat-review.js';
import { createLimits } from '../../limits/index.js';
import { ownedBy } from '../../media/owners.js';
import { log, observed } from '../edge.js';
import { eventsOf, installation } from '../installation.js';

const { store } = installation(log);
const hosts = eventsOf({ store, log });
const services = { store, hosts, limits: createLimits(store.clock), rooms: ownedBy(store.records) };

/** The message review handler of the chat rooms: whatever is in doubt is denied. */
export const handler = observed('chat-review', async (event: unknown) => {
  const input = v.safeParse(reviewInput, event);
  if (!input.success) return deny('chat/unreadable');
  try {
    return await review(services, input.output);
  } catch (error) {
    log.error({ err: error }, 'message not reviewed');
    return deny('chat/not-reviewed');
  } finally {
    await hosts.idle();
  }
});
