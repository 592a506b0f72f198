import { useEffect, useSyncExternalStore } from 'react';

/** How far something is that is loaded when it is first needed. */
export interface OnDemand<Part> {
  readonly part?: Part | undefined;
  readonly failed?: boolean;
}

/** Loads a module once for the whole page. */
export class Loader<Part> {
  readonly #load: () => Promise<Part>;
  readonly #listeners = new Set<() => void>();
  #state: OnDemand<Part> = {};
  #asked = false;

  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getState = (): OnDemand<Part> => this.#state;

  /** Does nothing while it is on its way or there; may be asked for again after a failure. */
  readonly ask = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    if (this.#state.failed) this.#become({});
    this.#load().then(
      (part) => this.#become({ part }),
      () => {
        this.#asked = false;
        this.#become({ failed: true });
      },
    );
  };

  #become(state: OnDemand<Part>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING_YET: OnDemand<never> = {};
const nothingYet = () => NOTHING_YET;

/**
 * Asked for when the component is on the page; after a failure again when `need` is another. Not React's `lazy`: a
 * server that renders to a string gives up on what waits, and warns; here it renders what is shown meanwhile, and so
 * does the browser as it takes over.
 */
export function useOnDemand<Part>(loader: Loader<Part>, need?: string): OnDemand<Part> {
  useEffect(() => loader.ask(), [loader, need]);
  return useSyncExternalStore(loader.subscribe, loader.getState, nothingYet);
}
