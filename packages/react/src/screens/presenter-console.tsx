import { forwardRef, useState, type ReactNode } from 'react';
import { ChatPanel } from '../chat/index.js';
import { Announcer, ConnectionBanner } from '../connection/index.js';
import { HandQueue } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { AuditTrail, ModerationMenu } from '../moderation/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { SessionControls, SessionTimer, useSession } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { Tabs } from '../shared/tabs.js';
import { useLabels } from '../shared/use-labels.js';
import { useProvided } from '../shared/provider.js';
import { StageControls, StageView } from '../stage/index.js';
import { DevicesButton } from './devices-button.js';
import { DockArea, Screen, ScreenBody, ScreenHead, SideArea, StageArea } from './screen-layout.js';
import { useSideTabs, type SideTab } from './use-side-tabs.js';

export type PresenterConsoleProps = PartProps<'div', ScreenLabels> & {
  /** Beside the title, for example a way back or a language switch. */
  readonly head?: ReactNode;
  /** Instead of the stage, for example while a page shows something of its own. */
  readonly stage?: ReactNode;
  /** Beside the controls at the bottom. */
  readonly dock?: ReactNode;
  readonly defaultTab?: SideTab;
};

const TABS: readonly SideTab[] = ['hands', 'questions', 'chat', 'people', 'audit'];

/** The whole screen of whoever presents or moderates: stage, timer, queue, questions, chat, people (S4.11). */
export const PresenterConsole = forwardRef<HTMLDivElement, PresenterConsoleProps>(function PresenterConsole(
  { render, labels: own, head, stage, dock, defaultTab = 'hands', ...rest },
  ref,
) {
  const labels = useLabels('screens', own);
  const { session } = useSession();
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
        <SessionControls />
        {head}
      </ScreenHead>
      <ScreenBody>
        <StageArea>{stage ?? <StageView />}</StageArea>
        <SideArea aria-label={labels.sidebar}>
          <Tabs label={labels.sidebar} size="m" tabs={tabs} value={shown} onValueChange={setShown}>
            {shown === 'hands' && <HandQueue />}
            {shown === 'questions' && <QuestionBoard />}
            {shown === 'chat' && <ChatPanel />}
            {shown === 'people' && <RosterList actions={(person) => <ModerationMenu person={person} />} />}
            {shown === 'audit' && <AuditTrail />}
          </Tabs>
        </SideArea>
        <DockArea>
          <StageControls />
          {devices && <DevicesButton labels={labels} />}
          {dock}
        </DockArea>
      </ScreenBody>
    </Screen>
  );
});
