/** The owner, signed in on this browser. The development issuer signs people in by name; production takes any OIDC issuer. */
export interface Identity {
  readonly token: string;
  readonly name: string;
  readonly expiresAt: number;
}

const OWNER = 'live-site.owner';

const listeners = new Set<() => void>();
let identity = read();

function read(): Identity | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(OWNER) ?? 'null') as Identity | null;
    return stored && stored.expiresAt > Date.now() ? stored : undefined;
  } catch {
    return undefined;
  }
}

export const identityStore = {
  get: (): Identity | undefined => identity,
  set(next: Identity | undefined): void {
    identity = next;
    if (next) localStorage.setItem(OWNER, JSON.stringify(next));
    else localStorage.removeItem(OWNER);
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Kept beyond the tab: whoever comes back is the same guest, and has one vote. */
export const guestToken = {
  get: (event: string): string | undefined => localStorage.getItem(`live-site.guest.${event}`) ?? undefined,
  set: (event: string, token: string): void => localStorage.setItem(`live-site.guest.${event}`, token),
};
