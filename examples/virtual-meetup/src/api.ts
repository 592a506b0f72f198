import { createHttpBackend } from '@rostrum/core/adapters/http';
import { guestToken, identityStore } from './identity.js';
import { parseRoute } from './route.js';

/** The server that this page came from. A signed-in person's token goes before the guest token of the event. */
export const api = createHttpBackend({
  url: location.origin,
  getToken: () => {
    const route = parseRoute(location.pathname);
    return identityStore.get()?.token ?? (route.page === 'event' ? guestToken.get(route.id) : undefined);
  },
});
