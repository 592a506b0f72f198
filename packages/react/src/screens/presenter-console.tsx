import { forwardRef, useMemo } from 'react';
import { isStaff } from '@rostrum/core/engine';
import { ChatPanel } from '../chat/index.js';
import { HandQueue } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { AuditTrail, ModerationMenu } from '../moderation/index.js';
import { OverlayConsole, type OverlayConsoleProps } from '../overlays/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { RetryNotice, SessionControls } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { useMe } from '../shared/use-live-event.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import { useStageOpen } from './use-stage-open.js';
import type { SideTab } from './use-side-tabs.js';

export type PresenterConsoleProps = PartProps<'div', ScreenLabels> & ScreenSlots
  & Pick<OverlayConsoleProps, 'products' | 'answers'> & {
    readonly defaultTab?: Exclude<SideTab, 'stream'>;
  };

const PANELS: SidePanels = [
  ['hands', <HandQueue key="hands" />],
  ['questions', <QuestionBoard key="questions" />],
  ['chat', <ChatPanel key="chat" />],
  ['people', <RosterList key="people" actions={(person) => <ModerationMenu person={person} />} />],
  ['audit', <AuditTrail key="audit" />],
];

/** The whole screen of whoever presents or moderates: stage, timer, queue, questions, chat, overlays, people (S4.11). */
export const PresenterConsole = forwardRef<HTMLDivElement, PresenterConsoleProps>(function PresenterConsole(
  { defaultTab = 'hands', products, answers, ...rest },
  ref,
) {
  const staff = isStaff(useMe()?.role);
  const panels = useMemo((): SidePanels => {
    // What is to be sent is the staff's secret; speakers sit at this screen too.
    if (!staff) return PANELS;
    const overlays = <OverlayConsole key="overlays" products={products} answers={answers} />;
    return [...PANELS.slice(0, 3), ['overlays', overlays], ...PANELS.slice(3)];
  }, [staff, products, answers]);
  // Who has just come from the broadcast had left the stage.
  useStageOpen(true);
  return (
    <LiveScreen
      ref={ref} panels={panels} defaultTab={defaultTab} notice={<RetryNotice />} controls={<SessionControls />} {...rest}
    />
  );
});
