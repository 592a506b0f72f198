import { forwardRef } from 'react';
import { isStaff } from '@rostrum/core/engine';
import type { SessionLabels } from '../labels/index.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useMe } from '../shared/use-live-event.js';
import { RetryLines } from './retry-lines-on-demand.js';
import { useRetries, type NamedRetry } from './use-retries.js';

export type RetryNoticeProps = PartProps<'div', SessionLabels, { readonly retries: readonly NamedRetry[] }>;

/* Empty, it takes no room, and is there for a screen reader to listen to. */
const Root = styled.div`
  background: var(--rostrum-warn-soft);
  color: var(--rostrum-ink);
  font: var(--rostrum-text-s) / 1.45 var(--rostrum-font);
  overflow-wrap: anywhere;
  display: grid;
  justify-content: center;
  & > p { display: flex; gap: var(--rostrum-space-2); margin: 0; padding: 0.125rem var(--rostrum-space-4); }
  &:not(:empty) { padding-block: 0.375rem; }
  & svg { flex: none; margin-top: 0.125rem; color: var(--rostrum-warn-ink); }
`;

/**
 * What the server has failed to do at Amazon IVS and tries again, for staff: nothing is here unless the server says so,
 * and it goes when it is done.
 */
export const RetryNotice = forwardRef<HTMLDivElement, RetryNoticeProps>(function RetryNotice(
  { render, labels: own, ...rest },
  ref,
) {
  const retries = useRetries();
  if (!isStaff(useMe()?.role)) return null;
  return (
    <Root ref={ref} role="status" aria-atomic={false} {...rootAs(render, { retries })} {...rest}>
      {retries.length > 0 && <RetryLines retries={retries} labels={own} />}
    </Root>
  );
});
