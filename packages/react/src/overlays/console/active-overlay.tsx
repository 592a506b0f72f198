import type { OverlaysLabels } from '../../labels/index.js';
import { Badge } from '../../shared/badge.js';
import { Button } from '../../shared/button.js';
import { Icon } from '../../shared/icon.js';
import * as icons from '../../shared/icons.js';
import { Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { clockText, duration } from '../../shared/time-text.js';
import { useServerTime } from '../../shared/use-time.js';
import { kindIcons } from '../kind-icons.js';
import { titleOf } from './overlay-title.js';
import { talliedOf, TallyBars } from './tally-chart.js';
import type { OverlayConsoleState, SentOverlay } from './use-overlay-console.js';

const Strip = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: var(--rostrum-space-2);
  flex: none;
  max-height: 45%;
  overflow-y: auto;
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  background: var(--rostrum-sunken);
  & > strong {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-weight: 600;
  }
  & > strong, & > ul { grid-column: 1 / -1; }
  /* On a phone what is being prepared needs the room; the votes are among the results. */
  @media (max-width: 40rem) {
    & > strong { -webkit-line-clamp: 1; }
    & > ul { display: none; }
  }
`;
const Facts = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 var(--rostrum-space-2);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
`;

interface ActiveOverlayProps {
  readonly overlays: OverlayConsoleState;
  /** Not where the same stands below. */
  readonly withVotes: boolean;
  readonly labels: OverlaysLabels;
}

/** What is on everybody's screen now, how long it stays, and how the votes stand. */
export function ActiveOverlay({ overlays, withVotes, labels }: ActiveOverlayProps) {
  const { active, presenter, stopping, stop } = overlays;
  const words = labels.console;
  if (!active) return null;
  const { id, kind, content } = active;
  const title = titleOf(content, kind, labels);
  const tallied = talliedOf(active, labels);
  return (
    <Strip aria-label={words.onNow}>
      <Facts>
        <Badge $tone="on-air">{words.onNow}</Badge>
        <Icon shape={kindIcons[kind]} size={16} />
        <span>{labels.kind[kind]}</span>
        <TimeLeft overlay={active} labels={labels} />
        {tallied && <Quiet>{labels[tallied.noun](tallied.tally.people)}</Quiet>}
      </Facts>
      {presenter && <Button size="s" icon={icons.stop} busy={stopping} onClick={() => void stop(id)}>{words.stop}</Button>}
      {title !== labels.kind[kind] && <strong>{title}</strong>}
      {tallied && withVotes && <TallyBars compact {...tallied} labels={labels} />}
    </Strip>
  );
}

function TimeLeft({ overlay: { until }, labels }: { readonly overlay: SentOverlay; readonly labels: OverlaysLabels }) {
  const now = useServerTime(1000, until !== undefined);
  if (until === undefined) return <Quiet>{labels.console.untilStopped}</Quiet>;
  // Whole seconds begun, so that it ends at 0:00 and not at 0:01.
  const left = Math.ceil((until - now) / 1000) * 1000;
  return <Quiet as="time" role="timer" dateTime={duration(left)}>{labels.console.timeLeft(clockText(left))}</Quiet>;
}
