import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds without a movement or a key until the controls go. */
const IDLE = 3_000;

/**
 * Whether the controls may go out of sight: `able` says that they may at all, and nobody has moved or pressed anything
 * for three seconds. `wake` is for every sign of life.
 */
export function useIdleControls(able: boolean) {
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const wake = useCallback(() => {
    clearTimeout(timer.current);
    setIdle(false);
    timer.current = setTimeout(() => setIdle(true), IDLE);
  }, []);
  const rest = useCallback(() => {
    clearTimeout(timer.current);
    setIdle(true);
  }, []);
  useEffect(() => {
    // Where they had to stay for a while, they stay a little longer.
    timer.current = setTimeout(() => setIdle(able), IDLE);
    return () => clearTimeout(timer.current);
  }, [able]);

  return { hidden: able && idle, wake, rest };
}
