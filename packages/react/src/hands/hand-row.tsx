import { memo } from 'react';
import type { HandsLabels } from '../labels/index.js';
import { Badge } from '../shared/badge.js';
import { oneLine } from '../shared/focus-ring.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { clockText, duration } from '../shared/time-text.js';
import { useServerTime } from '../shared/use-time.js';
import { HandActs, type HandActsProps } from './hand-acts.js';
import type { QueuedHand } from './use-hand-queue.js';

const Row = styled.div`
  display: grid;
  grid-template-columns: 1.75rem minmax(0, 1fr) auto;
  gap: var(--rostrum-space-1) var(--rostrum-space-3);
  align-items: center;
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
`;
const Place = styled.span`
  position: relative;
  width: 1.75rem;
  height: 1.75rem;
  border-radius: 50%;
  background: var(--rostrum-sunken);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  font-weight: 650;
  font-variant-numeric: tabular-nums;
  /* Out of the flow: another number lays nothing out but itself. */
  & > span { position: absolute; inset: 0; line-height: 1.75rem; text-align: center; }
`;
const Who = styled.div`
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 0 var(--rostrum-space-2);
  min-width: 0;
  & > strong { font-weight: 600; ${oneLine} }
  @container (max-width: 27rem) { grid-column: 2 / -1; }
`;
const Question = styled.p`
  grid-column: 2 / -1;
  margin: 0;
  color: var(--rostrum-ink);
`;

interface HandRowProps extends Omit<HandActsProps, 'person' | 'name' | 'seen'> {
  readonly hand: QueuedHand;
  readonly place: number;
}

/** One hand of the queue. When another one goes, only the number before the name is drawn again. */
export const HandRow = memo(function HandRow({ hand, place, ...rest }: HandRowProps) {
  const { person, name, question, acknowledgedBy } = hand;
  const { labels } = rest;
  return (
    <Row>
      <Place><span>{place}</span></Place>
      <Name hand={hand} labels={labels} />
      <HandActs person={person} name={name} seen={!!acknowledgedBy} {...rest} />
      {question && <Question>{question}</Question>}
    </Row>
  );
});

const Name = memo(function Name({ hand, labels }: { readonly hand: QueuedHand; readonly labels: HandsLabels }) {
  const { name, at, acknowledgedBy, away } = hand;
  const waited = useServerTime(1000) - at;
  return (
    <Who>
      <strong>{name}</strong>
      <Quiet as="time" dateTime={duration(waited)}>{clockText(waited)}</Quiet>
      {acknowledgedBy && <Badge $tone="accent">{labels.seen}</Badge>}
      {away && <Badge $tone="warn">{labels.away}</Badge>}
    </Who>
  );
});
