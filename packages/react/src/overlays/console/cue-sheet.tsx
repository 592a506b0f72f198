import { forwardRef } from 'react';
import { englishOverlayConsole } from '../../labels/english/overlay-console.js';
import type { OverlaysLabels } from '../../labels/index.js';
import { EmptyState } from '../../shared/empty-state.js';
import * as icons from '../../shared/icons.js';
import { RefusalNotice } from '../../shared/notice.js';
import { Panel, PanelFoot, Quiet } from '../../shared/panel.js';
import type { PartProps } from '../../shared/part-props.js';
import { rootAs } from '../../shared/rendered.js';
import { RowList } from '../../shared/row-list.js';
import { styled } from '../../shared/styled.js';
import { useLabels } from '../../shared/use-labels.js';
import { CueForm } from './cue-form.js';
import { CueRow } from './cue-row.js';
import { DryRun } from './dry-run.js';
import { useCueSheet, type ListedCue } from './use-cue-sheet.js';
import { useOverlayConsole } from './use-overlay-console.js';

export type CueSheetProps = PartProps<'section', OverlaysLabels>;

const Scroll = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`;
const idOf = ({ id }: ListedCue) => id;

export const CueSheet = forwardRef<HTMLElement, CueSheetProps>(function CueSheet({ render, labels: own, ...rest }, ref) {
  const cueSheet = useCueSheet();
  const { drafts } = useOverlayConsole();
  const labels = useLabels('overlays', englishOverlayConsole, own);
  const words = labels.console;
  const { cues, presenter, rehearsed } = cueSheet;
  return (
    <Panel ref={ref} aria-label={words.cues} {...rootAs(render, {})} {...rest}>
      {presenter && (drafts.length > 0
        ? <CueForm cueSheet={cueSheet} drafts={drafts} labels={labels} />
        : <PanelFoot><Quiet>{words.cueNeedsDraft}</Quiet></PanelFoot>)}
      {cueSheet.error && <PanelFoot><RefusalNotice {...cueSheet} /></PanelFoot>}
      {cues.length === 0
        ? <EmptyState icon={icons.clock} title={words.cuesEmptyTitle} text={words.cuesEmptyText} />
        : (
          <Scroll>
            <RowList label={words.cues} rows={cues} keyOf={idOf} rowHeight={68}>
              {(cue) => <CueRow cue={cue} cueSheet={cueSheet} labels={labels} />}
            </RowList>
            {rehearsed.length > 0 && <DryRun cueSheet={cueSheet} labels={labels} />}
          </Scroll>
        )}
    </Panel>
  );
});
