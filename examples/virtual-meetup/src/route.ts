import { useSyncExternalStore } from 'react';

/** The pages: `/`, `/new`, `/e/<event>`. */
export type Route = { readonly page: 'events' } | { readonly page: 'new' } | { readonly page: 'event'; readonly id: string };

export function parseRoute(path: string): Route {
  const event = /^\/e\/([a-z0-9]{1,26})$/.exec(path);
  if (event) return { page: 'event', id: event[1]! };
  return path === '/new' ? { page: 'new' } : { page: 'events' };
}

const listeners = new Set<() => void>();

export function go(path: string): void {
  history.pushState(null, '', path);
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.pathname));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
