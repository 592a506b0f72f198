import { memo } from 'react';
import type { HandsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import type { HandQueueState } from './use-hand-queue.js';

const Acts = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-1);
  /* In a sidebar and on a phone the name needs the line for itself. */
  @container (max-width: 27rem) { grid-column: 2 / -1; justify-content: flex-end; order: 1; }
`;

export interface HandActsProps extends Pick<HandQueueState, 'act' | 'busy'> {
  readonly person: string;
  readonly name: string;
  readonly seen: boolean;
  /** The first of the queue: who is to be brought to the stage next. */
  readonly next: boolean;
  readonly labels: HandsLabels;
}

/** What staff may do about a hand. */
export const HandActs = memo(function HandActs({ person, name, seen, next, act, busy, labels }: HandActsProps) {
  return (
    <Acts>
      {!seen && (
        <Button
          size="s" tone="quiet" icon={icons.eye} iconOnly={labels.acknowledge(name)} busy={busy('acknowledge', person)}
          onClick={() => void act('acknowledge', person)}
        />
      )}
      <Button
        size="s" tone="quiet" icon={icons.close} iconOnly={labels.dismiss(name)} busy={busy('dismiss', person)}
        onClick={() => void act('dismiss', person)}
      />
      <Button
        size="s" tone={next ? 'accent' : 'plain'} aria-label={labels.grant(name)} title={labels.grant(name)}
        busy={busy('grant', person)} onClick={() => void act('grant', person)}
      >
        {labels.grantShort}
      </Button>
    </Acts>
  );
});
