import { englishRetries } from '../labels/english/retries.js';
import { englishShared } from '../labels/english/shared.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLabels, useLocale } from '../shared/use-labels.js';
import type { RetryNoticeProps } from './retry-notice.js';
import type { NamedRetry } from './use-retries.js';

export interface RetryLinesProps {
  readonly retries: readonly NamedRetry[];
  readonly labels: RetryNoticeProps['labels'];
}

/** The oldest have waited longest; more would push the picture away. */
const SHOWN = 3;

/** What is tried again, whom it is about and since when. */
export function RetryLines({ retries, labels: own }: RetryLinesProps) {
  const labels = useLabels('session', englishRetries, own);
  const { someone } = useLabels('shared', englishShared);
  const locale = useLocale();
  const more = retries.length - SHOWN;
  const line = (key: string, text: string) => <p key={key}><Icon shape={icons.warning} size={16} />{text}</p>;
  return (
    <>
      {retries.slice(0, SHOWN).map(({ id, errand, name = someone, since }) =>
        line(id, labels.retrying(labels.errands[errand](name), timeOfDay(since, locale))))}
      {more > 0 && line('more', labels.moreRetries(more))}
    </>
  );
}
