import { useCallback, useMemo } from 'react';
import type { OverlaysState, ShownOverlay, ViewerOverlays } from '@rostrum/core/overlays';
import { useProvided } from '../shared/provider.js';
import { useAction, type Refusal } from '../shared/use-action.js';
import { useOptionalStore } from '../shared/use-store.js';

export interface OverlaysOfMine extends Refusal {
  /** What is on this viewer's screen now, in time with the own picture. */
  readonly shown: ShownOverlay | undefined;
  /** The index of the choice. True when the server has it; false when it was refused. */
  answer(choice: number): Promise<boolean>;
  /** Closes it for this viewer: it does not come back. */
  dismiss(): void;
}

const selectShown = (state: OverlaysState | undefined) => state?.shown;

/**
 * The overlay on this viewer's screen, and what the viewer may do with it (S2.9).
 *
 * @param given the store; the provider's `overlays` unless told. With neither, nothing is ever shown.
 */
export function useOverlays(given?: ViewerOverlays): OverlaysOfMine {
  const provided = useProvided().overlays;
  const overlays = given ?? provided;
  const shown = useOptionalStore(overlays, selectShown);
  const { run, error, dismissError } = useAction();
  const answer = useCallback(
    async (choice: number) => (overlays ? run(() => overlays.answer(choice)) : false),
    [overlays, run],
  );
  const dismiss = useCallback(() => overlays?.dismiss(), [overlays]);
  return useMemo(
    () => ({ shown, answer, dismiss, error, dismissError }),
    [shown, answer, dismiss, error, dismissError],
  );
}

/** Only what is shown, for components that draw an overlay of their own. */
export function useShownOverlay(given?: ViewerOverlays): ShownOverlay | undefined {
  const provided = useProvided().overlays;
  return useOptionalStore(given ?? provided, selectShown);
}
