import { useCallback, useMemo } from 'react';
import type { LiveError } from '@rostrum/core/engine';
import { over, type Labels, type PartialLabels } from '../labels/index.js';
import { useProvided } from './provider.js';

type Feature = Exclude<keyof Labels, 'locale'>;

/**
 * One feature's words: the component's own, over the provider's, over English. A component brings the English that it
 * says itself, so that a page has no words of components that are not on it.
 */
export function useLabels<F extends Feature, English extends Partial<Labels[F]>>(
  feature: F, english: English, own?: PartialLabels<Labels[F]>,
): Pick<Labels[F], keyof English & keyof Labels[F]> {
  const provided = useProvided().labels?.[feature];
  return useMemo(() => over(over<object>(english, provided), own) as Labels[F], [english, provided, own]);
}

export const useLocale = (): string => useProvided().labels?.locale ?? 'en';

/** What a refusal is called in the reader's language; the server's words where there are no others. */
export function useErrorText() {
  const errors = useProvided().labels?.shared?.errors;
  return useCallback(
    ({ code, message, hint }: LiveError) => {
      const translated = errors?.[code];
      return translated === undefined ? { message, hint } : { message: translated, hint: undefined };
    },
    [errors],
  );
}
