import { forwardRef } from 'react';
import { ChatPanel } from '../chat/index.js';
import { HandQueue } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { AuditTrail, ModerationMenu } from '../moderation/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { SessionControls } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import type { SideTab } from './use-side-tabs.js';

export type PresenterConsoleProps = PartProps<'div', ScreenLabels> & ScreenSlots & {
  readonly defaultTab?: SideTab;
};

const PANELS: SidePanels = [
  ['hands', <HandQueue key="hands" />],
  ['questions', <QuestionBoard key="questions" />],
  ['chat', <ChatPanel key="chat" />],
  ['people', <RosterList key="people" actions={(person) => <ModerationMenu person={person} />} />],
  ['audit', <AuditTrail key="audit" />],
];

/** The whole screen of whoever presents or moderates: stage, timer, queue, questions, chat, people (S4.11). */
export const PresenterConsole = forwardRef<HTMLDivElement, PresenterConsoleProps>(function PresenterConsole(
  { defaultTab = 'hands', ...rest },
  ref,
) {
  return <LiveScreen ref={ref} panels={PANELS} defaultTab={defaultTab} controls={<SessionControls />} {...rest} />;
});
