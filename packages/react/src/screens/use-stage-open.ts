import { useEffect } from 'react';
import { useProvided } from '../shared/provider.js';

/**
 * Whoever watches the broadcast has no use for the media of the stage as well, which are as large. Leaving a screen
 * does nothing: who made the session closes it.
 */
export function useStageOpen(isWatched: boolean): void {
  const { stage } = useProvided();
  useEffect(() => {
    if (isWatched) stage?.start();
    else void stage?.stop();
  }, [stage, isWatched]);
}
