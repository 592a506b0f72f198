import { forwardRef } from 'react';
import { ChatPanel } from '../chat/index.js';
import { HandButton, useHand } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { useWatching, WatchingSwitch } from '../playback/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import { useStageOpen } from './use-stage-open.js';
import type { SideTab } from './use-side-tabs.js';
import { WatchedPicture } from './watched-picture.js';

export type AttendeeViewProps = PartProps<'div', ScreenLabels> & ScreenSlots & {
  readonly defaultTab?: Extract<SideTab, 'chat' | 'questions' | 'people'>;
};

const PANELS: SidePanels = [
  ['chat', <ChatPanel key="chat" />],
  ['questions', <QuestionBoard key="questions" defaultSort="votes" />],
  ['people', <RosterList key="people" />],
];

/**
 * The whole screen of the audience: watch, raise a hand, ask, vote, chat, and step onto the stage. Where the event has a
 * channel and the provider a `player`, one may watch the broadcast instead of the stage; a place on the stage brings
 * one back to it.
 */
export const AttendeeView = forwardRef<HTMLDivElement, AttendeeViewProps>(function AttendeeView(
  { defaultTab = 'chat', stage = <WatchedPicture />, dock, ...rest },
  ref,
) {
  const { status } = useHand();
  useStageOpen(useWatching().watching === 'stage');
  // On the stage the controls say so.
  const first = status !== 'on-stage' && <HandButton />;
  const watching = <><WatchingSwitch />{dock}</>;
  return <LiveScreen ref={ref} panels={PANELS} defaultTab={defaultTab} first={first} stage={stage} dock={watching} {...rest} />;
});
