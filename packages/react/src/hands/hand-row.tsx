import styled from 'styled-components';
import type { HandsLabels } from '../labels/index.js';
import { Badge } from '../shared/badge.js';
import { Button } from '../shared/button.js';
import { oneLine } from '../shared/focus-ring.js';
import { Quiet } from '../shared/panel.js';
import { clockText, duration } from '../shared/time-text.js';
import { useServerTime } from '../shared/use-time.js';
import type { HandQueueState, QueuedHand } from './use-hand-queue.js';

const Row = styled.div`
  display: grid;
  grid-template-columns: 1.75rem minmax(0, 1fr) auto;
  gap: var(--rostrum-space-1) var(--rostrum-space-3);
  align-items: center;
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
`;
const Place = styled.span`
  display: grid;
  place-items: center;
  width: 1.75rem;
  height: 1.75rem;
  border-radius: 50%;
  background: var(--rostrum-sunken);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  font-weight: 650;
  font-variant-numeric: tabular-nums;
`;
const Who = styled.div`
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 0 var(--rostrum-space-2);
  min-width: 0;
  & > strong { font-weight: 600; ${oneLine} }
`;
const Question = styled.p`
  grid-column: 2 / -1;
  margin: 0;
  color: var(--rostrum-ink);
`;
const Acts = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-1);
`;

interface HandRowProps {
  readonly hand: QueuedHand;
  readonly place: number;
  readonly queue: HandQueueState;
  readonly labels: HandsLabels;
}

export function HandRow({ hand, place, queue, labels }: HandRowProps) {
  const { person, name, at, question, acknowledgedBy, away } = hand;
  const waited = useServerTime(1000) - at;
  return (
    <Row>
      <Place>{place}</Place>
      <Who>
        <strong>{name}</strong>
        <Quiet as="time" dateTime={duration(waited)}>{clockText(waited)}</Quiet>
        {acknowledgedBy && <Badge $tone="accent">{labels.seen}</Badge>}
        {away && <Badge $tone="warn">{labels.away}</Badge>}
      </Who>
      <Acts>
        {!acknowledgedBy && (
          <Button
            size="s" tone="quiet" icon="eye" iconOnly={labels.acknowledge(name)} busy={queue.busy('acknowledge', person)}
            onClick={() => void queue.act('acknowledge', person)}
          />
        )}
        <Button
          size="s" tone="quiet" icon="close" iconOnly={labels.dismiss(name)} busy={queue.busy('dismiss', person)}
          onClick={() => void queue.act('dismiss', person)}
        />
        <Button
          size="s" tone={place === 1 ? 'accent' : 'plain'} aria-label={labels.grant(name)} title={labels.grant(name)}
          busy={queue.busy('grant', person)} onClick={() => void queue.act('grant', person)}
        >
          {labels.grantShort}
        </Button>
      </Acts>
      {question && <Question>{question}</Question>}
    </Row>
  );
}
