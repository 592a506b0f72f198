import { forwardRef } from 'react';
import { englishWatching } from '../labels/english/watching.js';
import type { PlaybackLabels } from '../labels/index.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLabels, useLocale } from '../shared/use-labels.js';
import { useStreamStatus, type StreamStatusName } from './use-stream-status.js';

export type StreamStatusProps = PartProps<'div', PlaybackLabels, { readonly status: StreamStatusName }>;

const Root = styled.div`
  display: inline-flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 var(--rostrum-space-2);
  color: var(--rostrum-ink);
  font: 550 var(--rostrum-text-s) / 1.45 var(--rostrum-font);
  & > i {
    width: 0.5625rem;
    height: 0.5625rem;
    box-sizing: border-box;
    border: 2px solid var(--rostrum-line-strong);
    border-radius: 50%;
  }
  &[data-status='live'] > i { background: var(--rostrum-on-air); border-color: var(--rostrum-on-air); }
  &[data-status='ready'] > i { border-color: var(--rostrum-good-ink); }
  & > time { color: var(--rostrum-ink-quiet); font-weight: 400; }
`;

/** The status line of the stream: live, ended, ready or idle (S3.5). A change is told to a screen reader. */
export const StreamStatus = forwardRef<HTMLDivElement, StreamStatusProps>(function StreamStatus(
  { render, labels: own, ...rest },
  ref,
) {
  const { status, since } = useStreamStatus();
  const labels = useLabels('playback', englishWatching, own);
  const locale = useLocale();
  return (
    <Root ref={ref} {...rootAs(render, { status })} data-status={status} {...rest}>
      <i />
      <span role="status">{labels.status[status]}</span>
      {since !== undefined && (
        <time dateTime={new Date(since).toISOString()}>{labels.since(timeOfDay(since, locale))}</time>
      )}
    </Root>
  );
});
