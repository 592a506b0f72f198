import type { HandsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { oneLine } from '../shared/focus-ring.js';
import * as icons from '../shared/icons.js';
import { styled } from '../shared/styled.js';
import type { HandQueueState } from './use-hand-queue.js';

const Strip = styled.div`
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  background: var(--rostrum-sunken);
  border-bottom: 1px solid var(--rostrum-line);
  & > h3 { margin: 0; font-size: var(--rostrum-text-xs); font-weight: 600; color: var(--rostrum-ink-quiet); }
  & > ul { margin: 0; padding: 0; list-style: none; }
  & li { display: flex; align-items: center; justify-content: space-between; gap: var(--rostrum-space-2); }
  & li > span { font-weight: 550; ${oneLine} }
`;

/** People of the audience who are speaking, each with a button to take them off. */
export function OnStageStrip({ queue, labels }: { readonly queue: HandQueueState; readonly labels: HandsLabels }) {
  return (
    <Strip>
      <h3>{labels.onStageNow}</h3>
      <ul>
        {queue.onStage.map(({ person, name }) => (
          <li key={person}>
            <span>{name}</span>
            {queue.staff && (
              <Button
                size="s" tone="quiet" icon={icons.leave} aria-label={labels.revoke(name)}
                busy={queue.busy('revoke', person)} onClick={() => void queue.act('revoke', person)}
              >
                {labels.revokeShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Strip>
  );
}
