import { createHttpBackend } from '@rostrum/core/adapters/http';
import { guestToken, identityStore } from './identity.js';

/** Whoever is on the owner's page asks as the owner; everybody else is a guest of the event. */
export const isOwnersPage = (): boolean => location.pathname === '/owner';

let event: string | undefined;

export const api = createHttpBackend({
  url: location.origin,
  getToken: () => (isOwnersPage() ? identityStore.get()?.token : event === undefined ? undefined : guestToken.get(event)),
});

/** The event that is on, or was the last. Undefined before the first. */
export async function currentEvent(): Promise<string | undefined> {
  const { events } = await api.events({ limit: 1 });
  event = events[0]?.id;
  return event;
}
