import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Store } from '@rostrum/core/client';
import { useFirst } from './provider.js';
import { sameShallow } from './same-shallow.js';

/**
 * A part of a store's state. The component renders again only when the part is another one: compared by identity,
 * then one level deep, so a selector may make a new object each time.
 */
export function useStore<State, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const [screen] = useState(() => new Screen<Part>());
  const read = useMemo(() => readerOf(store, select, screen), [store, select, screen]);
  const first = useFirst(store);
  const hydrate = useMemo(() => readerOf({ getState: () => first }, select, screen), [first, select, screen]);
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store]);
  const part = useSyncExternalStore(subscribe, read, hydrate);
  useEffect(() => screen.show(part));
  return part;
}

/** What a component has on the screen, so that a new selector with the same result gives the same object. */
class Screen<Part> {
  shown: { readonly part: Part } | undefined;

  show(part: Part): void {
    this.shown = { part };
  }
}

/** Reads the same part until another one is selected: of the state before, or of what is on the screen. */
function readerOf<State, Part>(
  store: Pick<Store<State>, 'getState'>,
  select: (state: State) => Part,
  screen: Screen<Part>,
): () => Part {
  let last: { readonly state: State; readonly part: Part } | undefined;
  return () => {
    const state = store.getState();
    if (last && last.state === state) return last.part;
    const next = select(state);
    const before = last ?? screen.shown;
    const part = before && sameShallow(before.part, next) ? before.part : next;
    last = { state, part };
    return part;
  };
}

const unchanging: Store<undefined> = { getState: () => undefined, subscribe: () => () => undefined };

/** The same for a part of the event that may not be there: then the selector is given undefined. */
export function useOptionalStore<State, Part>(
  store: Store<State> | undefined,
  select: (state: State | undefined) => Part,
): Part {
  return useStore<State | undefined, Part>(store ?? unchanging, select);
}
