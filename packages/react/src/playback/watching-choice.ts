export type Watching = 'stage' | 'channel';

const KEY = 'rostrum.watching';
const listeners = new Set<() => void>();
/** Where nothing can be kept, for example in a private window, it lasts as long as the page. */
let unkept: Watching | undefined;

/** What the person chose in this browser, one choice for all events. */
export const watchingChoice = {
  get(): Watching | undefined {
    const kept = unkept ?? read();
    return kept === 'stage' || kept === 'channel' ? kept : undefined;
  },
  set(watching: Watching): void {
    unkept = undefined;
    try {
      localStorage.setItem(KEY, watching);
    } catch {
      unkept = watching;
    }
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
