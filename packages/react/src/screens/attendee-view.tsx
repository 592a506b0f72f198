import { forwardRef } from 'react';
import { ChatPanel } from '../chat/index.js';
import { HandButton, useHand } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import type { SideTab } from './use-side-tabs.js';

export type AttendeeViewProps = PartProps<'div', ScreenLabels> & ScreenSlots & {
  readonly defaultTab?: Exclude<SideTab, 'hands' | 'audit'>;
};

const PANELS: SidePanels = [
  ['chat', <ChatPanel key="chat" />],
  ['questions', <QuestionBoard key="questions" defaultSort="votes" />],
  ['people', <RosterList key="people" />],
];

/** The whole screen of the audience: watch, raise a hand, ask, vote, chat, and step onto the stage. */
export const AttendeeView = forwardRef<HTMLDivElement, AttendeeViewProps>(function AttendeeView(
  { defaultTab = 'chat', ...rest },
  ref,
) {
  const { status } = useHand();
  // On the stage the controls say so.
  const first = status !== 'on-stage' && <HandButton />;
  return <LiveScreen ref={ref} panels={PANELS} defaultTab={defaultTab} first={first} {...rest} />;
});
