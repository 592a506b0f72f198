import { forwardRef, useState } from 'react';
import { englishOverlayConsole } from '../../labels/english/overlay-console.js';
import type { OverlaysLabels } from '../../labels/index.js';
import { RefusalNotice } from '../../shared/notice.js';
import { Panel, PanelFoot } from '../../shared/panel.js';
import type { PartProps } from '../../shared/part-props.js';
import { rootAs } from '../../shared/rendered.js';
import { Tabs, type Tab } from '../../shared/tabs.js';
import { useLabels } from '../../shared/use-labels.js';
import { useMe } from '../../shared/use-live-event.js';
import { ActiveOverlay } from './active-overlay.js';
import { CueSheet } from './cue-sheet.js';
import { Drafts } from './drafts.js';
import { OverlayResults, type OverlayResultsProps } from './overlay-results.js';
import { Prepare } from './prepare.js';
import { useOverlayConsole } from './use-overlay-console.js';
import { useOverlayForm } from './use-overlay-form.js';
import type { SearchProducts } from './use-product-search.js';

export type OverlayTab = 'prepare' | 'drafts' | 'results' | 'cues';
export type OverlayConsoleProps = PartProps<'section', OverlaysLabels> & {
  /** Looks products up by keyword, so that they need not be typed. Without it there is no search. */
  readonly products?: SearchProducts | undefined;
  readonly answers?: OverlayResultsProps['answers'];
  readonly defaultTab?: OverlayTab;
};

export const OverlayConsole = forwardRef<HTMLElement, OverlayConsoleProps>(function OverlayConsole(
  { render, labels: own, products, answers, defaultTab = 'prepare', ...rest },
  ref,
) {
  const overlays = useOverlayConsole();
  // Before the server has said who one is there is no telling what one may do.
  const known = useMe() !== undefined;
  const labels = useLabels('overlays', englishOverlayConsole, own);
  const words = labels.console;
  const form = useOverlayForm(words);
  const [chosen, setChosen] = useState<OverlayTab>(defaultTab);
  const keys: readonly OverlayTab[] = overlays.presenter ? ['prepare', 'drafts', 'results', 'cues'] : ['results', 'cues'];
  const shown = keys.includes(chosen) ? chosen : keys[0]!;
  const counts = { prepare: undefined, drafts: overlays.drafts.length, results: overlays.sent.length, cues: undefined };
  const tabs = keys.map((key): Tab<OverlayTab> => ({ key, label: words[key], count: counts[key] }));
  return (
    <Panel ref={ref} aria-label={words.title} {...rootAs(render, {})} {...rest}>
      <ActiveOverlay overlays={overlays} withVotes={shown !== 'results'} labels={labels} />
      {known && <Tabs label={words.title} tabs={tabs} value={shown} onValueChange={setChosen}>
        {shown === 'prepare' && <Prepare form={form} overlays={overlays} labels={labels} products={products} />}
        {shown === 'drafts' && (
          <Drafts overlays={overlays} labels={labels} onEdit={(draft) => {
            form.edit(draft);
            setChosen('prepare');
          }} />
        )}
        {shown === 'results' && <OverlayResults labels={own} answers={answers} />}
        {shown === 'cues' && <CueSheet labels={own} />}
      </Tabs>}
      {overlays.error && <PanelFoot><RefusalNotice {...overlays} /></PanelFoot>}
    </Panel>
  );
});
