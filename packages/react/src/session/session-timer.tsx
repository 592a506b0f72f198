import { forwardRef } from 'react';
import { englishSession } from '../labels/english/session.js';
import type { SessionLabels } from '../labels/index.js';
import { Badge } from '../shared/badge.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { clockText, duration } from '../shared/time-text.js';
import { useLabels } from '../shared/use-labels.js';
import { useSessionTimer, type SessionTimerState } from './use-session-timer.js';

export type SessionTimerProps = PartProps<'div', SessionLabels, SessionTimerState>;

const Root = styled.div`
  display: inline-flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 0.125rem var(--rostrum-space-3);
  color: var(--rostrum-ink);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-s);
  line-height: 1.45;
  & time { font-weight: 600; font-variant-numeric: tabular-nums; }
`;
const Part = styled.span<{ $warn?: boolean }>`
  display: inline-flex;
  align-items: center;
  gap: 0.375rem;
  white-space: nowrap;
  color: ${({ $warn }) => ($warn ? 'var(--rostrum-warn-ink)' : 'var(--rostrum-ink-quiet)')};
  & > time { color: ${({ $warn }) => ($warn ? 'inherit' : 'var(--rostrum-ink)')}; }
`;
const Live = styled(Badge)`
  text-transform: uppercase;
  letter-spacing: 0.05em;
  &::before { content: ''; width: 0.4375rem; height: 0.4375rem; border-radius: 50%; background: currentColor; }
`;

/** Whether the event is on air, for how long, and how long it goes on; warns at 5 and at 1 minute (S4.4). */
export const SessionTimer = forwardRef<HTMLDivElement, SessionTimerProps>(function SessionTimer(
  { render, labels: own, ...rest },
  ref,
) {
  const timer = useSessionTimer();
  const labels = useLabels('session', englishSession, own);
  const { status, elapsed, remaining, startsIn, warning } = timer;
  return (
    <Root ref={ref} role="timer" aria-live="off" {...rootAs(render, timer)} data-warning={warning} {...rest}>
      {status === 'live' ? <Live $tone="on-air">{labels.live}</Live> : status && <Badge>{labels[status]}</Badge>}
      {status === 'live' && elapsed !== undefined && <Time label={labels.elapsed} value={elapsed} />}
      {remaining !== undefined && (
        <Time label={remaining < 0 ? labels.overtime : labels.remaining} value={Math.abs(remaining)} warn={warning !== undefined} />
      )}
      {startsIn !== undefined && <Time label={startsIn < 0 ? labels.late : labels.startsIn} value={Math.abs(startsIn)} />}
    </Root>
  );
});

function Time({ label, value, warn = false }: { readonly label: string; readonly value: number; readonly warn?: boolean }) {
  return (
    <Part $warn={warn}>
      {warn && <Icon shape={icons.warning} size={15} />}
      {label}
      <time dateTime={duration(value)}>{clockText(value)}</time>
    </Part>
  );
}
