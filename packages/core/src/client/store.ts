import type { Store } from './contract.js';

/** A store that its owner writes. A listener that throws does not keep the others from being told. */
export class OwnedStore<State extends object> implements Store<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  readonly getState = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    // A function of its own for each subscription, so that one listener may subscribe twice.
    const tell = () => listener();
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  };

  /** Keeps the old object, and tells nobody, when no field of the new one differs. */
  set(state: State): void {
    if (sameFields(this.#state, state)) return;
    this.#state = state;
    for (const tell of [...this.#listeners]) {
      try {
        tell();
      } catch (error) {
        report(error);
      }
    }
  }
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(b) as (keyof typeof b)[];
  return keys.length === Object.keys(a).length && keys.every((key) => key in a && Object.is(a[key], b[key]));
}

/** As an event target does it: the error is somebody's to see, but not ours to fail by. */
function report(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) return reportError(error);
  // Where there is no event target, on a server, this is the only place to see it.
  // eslint-disable-next-line no-console
  console.error(error);
}
