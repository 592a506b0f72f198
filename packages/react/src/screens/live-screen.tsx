import { forwardRef, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { Announcer, ConnectionBanner } from '../connection/index.js';
import { englishScreens } from '../labels/english/screens.js';
import type { ScreenLabels } from '../labels/index.js';
import { SessionTimer, useSession } from '../session/index.js';
import { loadAhead } from '../shared/panel-on-demand.js';
import type { PartProps } from '../shared/part-props.js';
import { useProvided } from '../shared/provider.js';
import { rootAs } from '../shared/rendered.js';
import { Tabs } from '../shared/tabs.js';
import { useLabels } from '../shared/use-labels.js';
import { StageControls, StageView } from '../stage/index.js';
import { DevicesButton } from './devices-button.js';
import { DockArea, Screen, ScreenBody, ScreenHead, SideArea, StageArea } from './screen-layout.js';
import { useSideTabs, type SideTab } from './use-side-tabs.js';

/** What a page may put into a whole screen. */
export interface ScreenSlots {
  /** Beside the title, for example a way back or a language switch. */
  readonly head?: ReactNode;
  /** Instead of the stage, for example while a page shows something of its own. */
  readonly stage?: ReactNode;
  /** Beside the controls at the bottom. */
  readonly dock?: ReactNode;
}

/** The sidebar's tabs in their order, and what each shows. */
export type SidePanels = readonly (readonly [SideTab, ReactElement])[];

type LiveScreenProps = PartProps<'div', ScreenLabels> & ScreenSlots & {
  readonly panels: SidePanels;
  readonly defaultTab: SideTab;
  /** Beside the timer. */
  readonly controls?: ReactNode;
  /** Above all, where there is something to tell. */
  readonly notice?: ReactNode;
  /** Before the controls of the stage. */
  readonly first?: ReactNode;
  /** With the controls of a place on the stage, which it has unless told. */
  readonly onStage?: boolean;
};

/** What all whole screens have: title and timer, the stage, a sidebar of tabs, the controls at the bottom. */
export const LiveScreen = forwardRef<HTMLDivElement, LiveScreenProps>(function LiveScreen(
  { render, labels: own, head, stage, dock, panels, defaultTab, controls, notice, first, onStage = true, ...rest },
  ref,
) {
  const labels = useLabels('screens', englishScreens, own);
  const { session } = useSession();
  const { devices } = useProvided();
  const [chosen, setChosen] = useState(defaultTab);
  const keys = useMemo(() => panels.map(([key]) => key), [panels]);
  // A tab may go, for example with a role.
  const shown = keys.includes(chosen) ? chosen : keys[0]!;
  const tabs = useSideTabs(keys, shown, labels);
  // What is behind the other tabs comes once this screen stands: asked for by the click, it would be waited for.
  useEffect(() => panels.forEach(([, panel]) => loadAhead(panel.type)), [panels]);
  return (
    <Screen ref={ref} {...rootAs(render, {})} {...rest}>
      <Announcer />
      <ConnectionBanner />
      {notice}
      <ScreenHead>
        <h1>{session?.title}</h1>
        <SessionTimer />
        {controls}
        {head}
      </ScreenHead>
      <ScreenBody>
        <StageArea>{stage ?? <StageView />}</StageArea>
        <SideArea aria-label={labels.sidebar}>
          <Tabs label={labels.sidebar} size="m" tabs={tabs} value={shown} onValueChange={setChosen}>
            {panels.find(([key]) => key === shown)?.[1]}
          </Tabs>
        </SideArea>
        {(onStage || first || dock) && (
          <DockArea>
            {first}
            {onStage && <StageControls />}
            {onStage && devices && <DevicesButton labels={labels} />}
            {dock}
          </DockArea>
        )}
      </ScreenBody>
    </Screen>
  );
});
