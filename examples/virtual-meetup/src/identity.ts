/** Who is signed in on this browser. The development issuer signs people in by name; production takes any OIDC issuer. */
export interface Identity {
  readonly token: string;
  readonly person: string;
  readonly name: string;
  readonly expiresAt: number;
}

const KEY = 'meetup.identity';

const listeners = new Set<() => void>();
let identity = read();

function read(): Identity | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Identity | null;
    return stored && stored.expiresAt > Date.now() ? stored : undefined;
  } catch {
    return undefined;
  }
}

export const identityStore = {
  get: (): Identity | undefined => identity,
  set(next: Identity | undefined): void {
    identity = next;
    if (next) localStorage.setItem(KEY, JSON.stringify(next));
    else localStorage.removeItem(KEY);
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** A guest's token is good for one event and lasts as long as the tab. */
export const guestToken = {
  get: (event: string): string | undefined => sessionStorage.getItem(`meetup.guest.${event}`) ?? undefined,
  set: (event: string, token: string): void => sessionStorage.setItem(`meetup.guest.${event}`, token),
  clear: (event: string): void => sessionStorage.removeItem(`meetup.guest.${event}`),
};
