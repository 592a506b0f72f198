import { forwardRef, useState, type ReactNode } from 'react';
import { ChatPanel } from '../chat/index.js';
import { Announcer, ConnectionBanner } from '../connection/index.js';
import { HandButton, useHand } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { SessionTimer, useSession } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { useProvided } from '../shared/provider.js';
import { rootAs } from '../shared/rendered.js';
import { Tabs } from '../shared/tabs.js';
import { useLabels } from '../shared/use-labels.js';
import { StageControls, StageView } from '../stage/index.js';
import { DevicesButton } from './devices-button.js';
import { DockArea, Screen, ScreenBody, ScreenHead, SideArea, StageArea } from './screen-layout.js';
import { useSideTabs, type SideTab } from './use-side-tabs.js';

export type AttendeeViewProps = PartProps<'div', ScreenLabels> & {
  /** Beside the title, for example a way back or a language switch. */
  readonly head?: ReactNode;
  /** Instead of the stage. */
  readonly stage?: ReactNode;
  /** Beside the controls at the bottom. */
  readonly dock?: ReactNode;
  readonly defaultTab?: Exclude<SideTab, 'hands' | 'audit'>;
};

const TABS: readonly SideTab[] = ['chat', 'questions', 'people'];

/** The whole screen of the audience: watch, raise a hand, ask, vote, chat, and step onto the stage. */
export const AttendeeView = forwardRef<HTMLDivElement, AttendeeViewProps>(function AttendeeView(
  { render, labels: own, head, stage, dock, defaultTab = 'chat', ...rest },
  ref,
) {
  const labels = useLabels('screens', own);
  const { session } = useSession();
  const { status } = useHand();
  const { devices } = useProvided();
  const [shown, setShown] = useState<SideTab>(defaultTab);
  const tabs = useSideTabs(TABS, shown, labels);
  return (
    <Screen ref={ref} {...rootAs(render, {})} {...rest}>
      <Announcer />
      <ConnectionBanner />
      <ScreenHead>
        <h1>{session?.title}</h1>
        <SessionTimer />
        {head}
      </ScreenHead>
      <ScreenBody>
        <StageArea>{stage ?? <StageView />}</StageArea>
        <SideArea aria-label={labels.sidebar}>
          <Tabs label={labels.sidebar} size="m" tabs={tabs} value={shown} onValueChange={setShown}>
            {shown === 'chat' && <ChatPanel />}
            {shown === 'questions' && <QuestionBoard defaultSort="votes" />}
            {shown === 'people' && <RosterList />}
          </Tabs>
        </SideArea>
        <DockArea>
          {/* On the stage the controls say so. */}
          {status !== 'on-stage' && <HandButton />}
          <StageControls />
          {devices && <DevicesButton labels={labels} />}
          {dock}
        </DockArea>
      </ScreenBody>
    </Screen>
  );
});
