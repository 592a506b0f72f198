import { Loader, useOnDemand } from '../shared/on-demand.js';
import type { RetryLinesProps } from './retry-lines.js';

const retryLines = new Loader(() => import('./retry-lines.js').then((loaded) => loaded.RetryLines));

/** Seldom there is one, so it is loaded then; when that fails, with the next one. */
export function RetryLines(props: RetryLinesProps) {
  const { part: Loaded } = useOnDemand(retryLines, String(props.retries.length));
  return Loaded ? <Loaded {...props} /> : null;
}
