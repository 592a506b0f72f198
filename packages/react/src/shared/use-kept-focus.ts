import { useEffect, useRef, useState, type RefObject } from 'react';
import { useBrowserLayoutEffect } from './use-browser-layout-effect.js';

/**
 * Keeps the keyboard where it was when rows move or go: on the same control of the same row, else on the first
 * control of the row that took its place. Gives the key of the row that has the focus.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, keys: readonly string[]): string | undefined {
  const [row, setRow] = useState<string>();
  const control = useRef<HTMLElement | undefined>(undefined);
  const before = useRef(keys);

  useEffect(() => {
    const element = list.current;
    const took = ({ target }: FocusEvent) => {
      control.current = target as HTMLElement;
      setRow((target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row']);
    };
    const left = ({ relatedTarget }: FocusEvent) => {
      // A row that is taken out of the page loses the focus to nothing; a person moves it to something.
      if (relatedTarget && !element?.contains(relatedTarget as Node)) setRow(undefined);
    };
    element?.addEventListener('focusin', took);
    element?.addEventListener('focusout', left);
    return () => {
      element?.removeEventListener('focusin', took);
      element?.removeEventListener('focusout', left);
    };
  }, [list]);

  useBrowserLayoutEffect(() => {
    const old = before.current;
    before.current = keys;
    if (row === undefined || (document.activeElement && document.activeElement !== document.body)) return;
    if (control.current?.isConnected) return control.current.focus();
    const at = Math.min(old.indexOf(row), keys.length - 1);
    const next = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      .find((element) => element.dataset['row'] === keys[at]);
    (next?.querySelector<HTMLElement>('button:not(:disabled)') ?? list.current)?.focus();
  });
  return row;
}
