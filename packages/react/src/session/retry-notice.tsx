import { forwardRef } from 'react';
import { isStaff } from '@rostrum/core/engine';
import { englishRetries } from '../labels/english/retries.js';
import { englishShared } from '../labels/english/shared.js';
import type { SessionLabels } from '../labels/index.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLabels, useLocale } from '../shared/use-labels.js';
import { useMe } from '../shared/use-live-event.js';
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
/** The oldest have waited longest; more would push the picture away. */
const SHOWN = 3;

/**
 * What the server has failed to do at Amazon IVS and tries again, for staff: nothing is here unless the server says so,
 * and it goes when it is done.
 */
export const RetryNotice = forwardRef<HTMLDivElement, RetryNoticeProps>(function RetryNotice(
  { render, labels: own, ...rest },
  ref,
) {
  const retries = useRetries();
  const labels = useLabels('session', englishRetries, own);
  const { someone } = useLabels('shared', englishShared);
  const locale = useLocale();
  if (!isStaff(useMe()?.role)) return null;
  const more = retries.length - SHOWN;
  const line = (key: string, text: string) => <p key={key}><Icon shape={icons.warning} size={16} />{text}</p>;
  return (
    <Root ref={ref} role="status" aria-atomic={false} {...rootAs(render, { retries })} {...rest}>
      {retries.slice(0, SHOWN).map(({ id, errand, name = someone, since }) =>
        line(id, labels.retrying(labels.errands[errand](name), timeOfDay(since, locale))))}
      {more > 0 && line('more', labels.moreRetries(more))}
    </Root>
  );
});
