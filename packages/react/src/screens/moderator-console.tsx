import { forwardRef, type ReactNode } from 'react';
import { ChatPanel } from '../chat/index.js';
import { HandQueue } from '../hands/index.js';
import type { ScreenLabels } from '../labels/index.js';
import { AuditTrail, ModerationMenu } from '../moderation/index.js';
import { useWatching, WatchingSwitch } from '../playback/index.js';
import { QuestionBoard } from '../questions/index.js';
import { RosterList } from '../roster/index.js';
import { RetryNotice } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import { useStageOpen } from './use-stage-open.js';
import type { SideTab } from './use-side-tabs.js';
import { WatchedPicture } from './watched-picture.js';

export type ModeratorConsoleProps = PartProps<'div', ScreenLabels> & ScreenSlots & {
  /** Beside the timer. */
  readonly controls?: ReactNode;
  readonly defaultTab?: Exclude<SideTab, 'overlays' | 'stream'>;
};

const PANELS: SidePanels = [
  ['chat', <ChatPanel key="chat" />],
  ['questions', <QuestionBoard key="questions" />],
  ['hands', <HandQueue key="hands" />],
  ['people', <RosterList key="people" actions={(person) => <ModerationMenu person={person} />} />],
  ['audit', <AuditTrail key="audit" />],
];

/**
 * The whole screen of whoever keeps order and is not on the stage: what the audience sees, the chat first, questions,
 * hands, people with what may be done to each, and what the staff have done (S4.12).
 */
export const ModeratorConsole = forwardRef<HTMLDivElement, ModeratorConsoleProps>(function ModeratorConsole(
  { defaultTab = 'chat', stage = <WatchedPicture />, controls, ...rest },
  ref,
) {
  useStageOpen(useWatching().watching === 'stage');
  return (
    <LiveScreen
      ref={ref} notice={<RetryNotice />} panels={PANELS} defaultTab={defaultTab} onStage={false} stage={stage}
      controls={<><WatchingSwitch />{controls}</>} {...rest}
    />
  );
});
