import { useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../shared/use-browser-layout-effect.js';

/**
 * Keeps what was shown on the screen until its way out is over. `place` is the element that moves: how long it takes is
 * in its style, so without motion it is gone at once.
 */
export function useLeaving<Shown extends object>(shown: Shown | undefined) {
  const [last, setLast] = useState(shown);
  const place = useRef<HTMLDivElement>(null);
  if (shown !== undefined && shown !== last) setLast(shown);
  const leaving = shown === undefined && last !== undefined;

  useBrowserLayoutEffect(() => {
    if (!leaving) return;
    let wanted = true;
    const animations = place.current?.getAnimations?.() ?? [];
    void Promise.allSettled(animations.map(({ finished }) => finished)).then(() => {
      if (wanted) setLast(undefined);
    });
    return () => void (wanted = false);
  }, [leaving]);

  return { kept: shown ?? last, leaving, place };
}
