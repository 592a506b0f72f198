import { forwardRef } from 'react';
import type { Ban } from '@rostrum/core/moderation';
import { englishModeration } from '../labels/english/moderation.js';
import type { ModerationLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { EmptyState } from '../shared/empty-state.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import { Panel, PanelHead, PanelTitle, Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { RowList } from '../shared/row-list.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useModeration } from './use-moderation.js';

export type BanListProps = PartProps<'section', ModerationLabels>;

const Row = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  & > div { flex: 1; min-width: 0; display: grid; }
  & b { font-weight: 550; }
`;
const personOf = ({ person }: Ban) => person;

/** Who may not come back, and the way to let them (S4.12). */
export const BanList = forwardRef<HTMLElement, BanListProps>(function BanList({ render, labels: own, ...rest }, ref) {
  const moderation = useModeration();
  const labels = useLabels('moderation', englishModeration, own);
  const { bans } = moderation;
  return (
    <Panel ref={ref} aria-label={labels.bans} {...rootAs(render, {})} {...rest}>
      <PanelHead>
        <PanelTitle>{labels.bans}</PanelTitle>
        <RefusalNotice {...moderation} />
      </PanelHead>
      {bans.length === 0 ? <EmptyState icon={icons.shield} title={labels.noBans} /> : (
        <RowList label={labels.bans} rows={bans} keyOf={personOf} rowHeight={52}>
          {({ person, name, reason }) => (
            <Row>
              <div><b>{name}</b>{reason && <Quiet>{labels.because(reason)}</Quiet>}</div>
              <Button size="s" aria-label={labels.unban(name)} onClick={() => void moderation.unban(person)}>
                {labels.unbanShort}
              </Button>
            </Row>
          )}
        </RowList>
      )}
    </Panel>
  );
});
