import { useEffect, useState } from 'react';
import { useProvided } from './provider.js';

/** Milliseconds of the server's clock; renders again every `step` of them while `running`. */
export function useServerTime(step: number, running = true): number {
  const { event } = useProvided();
  const [, again] = useState(0);
  useEffect(() => {
    if (!running) return;
    // On the second, so that two clocks on one page change together.
    const next = () => setTimeout(() => {
      again((count) => count + 1);
      timer = next();
    }, step - (event.now() % step) + 1);
    let timer = next();
    return () => clearTimeout(timer);
  }, [event, step, running]);
  return event.now();
}

/** Whole seconds until a moment of the given clock (the server's unless told); 0 when it is past or unset. */
export function useSecondsUntil(moment: number | undefined, clock?: () => number): number {
  const { event } = useProvided();
  const read = clock ?? (() => event.now());
  const left = moment === undefined ? 0 : Math.max(0, Math.ceil((moment - read()) / 1000));
  const [, again] = useState(0);
  useEffect(() => {
    if (left === 0 || moment === undefined) return;
    const timer = setTimeout(() => again((count) => count + 1), (moment - read()) % 1000 || 1000);
    return () => clearTimeout(timer);
  });
  return left;
}
