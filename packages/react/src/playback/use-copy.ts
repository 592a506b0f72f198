import { useCallback, useState } from 'react';
import { LiveError } from '@rostrum/core/engine';
import { useAction, type Refusal } from '../shared/use-action.js';

export interface CopyState extends Refusal {
  /** The name of what was copied last. */
  readonly copied: string | undefined;
  copy(name: string, text: string): void;
}

/** To the clipboard. Where the browser refuses, `error` says so. */
export function useCopy(): CopyState {
  const { run, error, dismissError } = useAction();
  const [copied, setCopied] = useState<string>();
  const copy = useCallback((name: string, text: string) => void run(async () => {
    setCopied(undefined);
    await write(text);
    setCopied(name);
  }), [run]);
  return { copied, copy, error, dismissError };
}

async function write(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // There is no clipboard in a page that is not secure, and without the permission.
    throw new LiveError('playback/not-copied', 'The browser did not let this page copy.', 'Select the text and copy it.');
  }
}
