import { forwardRef } from 'react';
import { englishHands } from '../labels/english/hands.js';
import { englishShared } from '../labels/english/shared.js';
import type { HandsLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { EmptyState } from '../shared/empty-state.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import { Panel, PanelHead, PanelTitle } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { RowList } from '../shared/row-list.js';
import { useLabels } from '../shared/use-labels.js';
import { HandRow } from './hand-row.js';
import { OnStageStrip } from './on-stage-strip.js';
import { useHandQueue, type QueuedHand } from './use-hand-queue.js';

export type HandQueueProps = PartProps<'section', HandsLabels>;

const personOf = ({ person }: QueuedHand) => person;

/** Raised hands for staff: seen, to the stage, down; and who of the audience is on the stage, to take off again. */
export const HandQueue = forwardRef<HTMLElement, HandQueueProps>(function HandQueue(
  { render, labels: own, ...rest },
  ref,
) {
  const queue = useHandQueue();
  const labels = useLabels('hands', englishHands, own);
  const { newRows } = useLabels('shared', englishShared);
  return (
    <Panel ref={ref} aria-label={labels.queue} {...rootAs(render, {})} {...rest}>
      <PanelHead>
        <PanelTitle>{labels.count(queue.count)}</PanelTitle>
        {queue.staff && queue.count > 0 && (
          <Button size="s" tone="quiet" icon={icons.down} onClick={() => void queue.lowerAll()}>
            {labels.lowerAll}
          </Button>
        )}
        <RefusalNotice {...queue} />
      </PanelHead>
      {queue.onStage.length > 0 && <OnStageStrip queue={queue} labels={labels} />}
      {queue.hands.length === 0 ? (
        <EmptyState icon={icons.hand} title={labels.emptyTitle} text={labels.emptyText} />
      ) : (
        <RowList label={labels.queue} rows={queue.hands} keyOf={personOf} rowHeight={88} newRows={newRows}>
          {(hand, index) => (
            <HandRow hand={hand} place={index + 1} next={index === 0} act={queue.act} busy={queue.busy} labels={labels} />
          )}
        </RowList>
      )}
    </Panel>
  );
});
