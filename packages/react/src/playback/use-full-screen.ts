import { useCallback, useSyncExternalStore, type RefObject } from 'react';
import { useAction, type Refusal } from '../shared/use-action.js';

export interface FullScreenState extends Refusal {
  /** `unsupported`: this browser shows no element in full screen; iPhones show only a bare video (S2.24). */
  readonly state: 'unsupported' | 'off' | 'on';
  toggle(): void;
}

const subscribe = (listener: () => void) => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};
const onServer = () => 'unsupported' as const;

/** Full screen of a whole element, so that what stands over the picture comes along. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreenState {
  const { run, error, dismissError } = useAction();
  const read = useCallback(() => {
    if (!document.fullscreenEnabled) return 'unsupported';
    return element.current !== null && document.fullscreenElement === element.current ? 'on' : 'off';
  }, [element]);
  const state = useSyncExternalStore(subscribe, read, onServer);
  const toggle = () => void run(async () => {
    if (state === 'on') await document.exitFullscreen();
    else if (state === 'off') await element.current?.requestFullscreen();
  });
  return { state, toggle, error, dismissError };
}
