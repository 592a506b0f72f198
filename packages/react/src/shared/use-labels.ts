import { useCallback, useMemo } from 'react';
import type { LiveError } from '@rostrum/core/engine';
import type { Labels } from '../labels/index.js';
import { useProvided } from './provider.js';

type Feature = Exclude<keyof Labels, 'locale'>;

/** One feature's words: the provider's, with the component's own on top. */
export function useLabels<F extends Feature>(feature: F, own?: Partial<Labels[F]>): Labels[F] {
  const words = useProvided().labels[feature];
  return useMemo(() => (own ? { ...words, ...own } : words), [words, own]);
}

export const useLocale = (): string => useProvided().labels.locale;

/** What a refusal is called in the reader's language; the server's words where there are no others. */
export function useErrorText() {
  const { errors } = useProvided().labels.shared;
  return useCallback(
    ({ code, message, hint }: LiveError) => {
      const translated = errors[code];
      return translated === undefined ? { message, hint } : { message: translated, hint: undefined };
    },
    [errors],
  );
}
