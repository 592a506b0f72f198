import { forwardRef, useMemo, useState } from 'react';
import type { ChatLine } from '@rostrum/core/client';
import { englishChat } from '../labels/english/chat.js';
import type { ChatLabels } from '../labels/index.js';
import { EmptyState } from '../shared/empty-state.js';
import * as icons from '../shared/icons.js';
import { Notice, RefusalNotice } from '../shared/notice.js';
import { Panel, PanelFoot } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { Tabs } from '../shared/tabs.js';
import { useLabels } from '../shared/use-labels.js';
import { ChatComposer, type Recipient } from './chat-composer.js';
import { ChatLines } from './chat-lines.js';
import { ChatSettingsMenu } from './chat-settings-menu.js';
import { useChat } from './use-chat.js';

export type ChatPanelProps = PartProps<'section', ChatLabels>;
type Shown = 'all' | 'group' | 'direct';

const Foot = styled(PanelFoot)`
  display: grid;
  gap: var(--rostrum-space-2);
`;
const Settings = styled.div`
  position: absolute;
  inset-block-start: 0;
  inset-inline-end: var(--rostrum-space-2);
  display: flex;
  align-items: center;
  height: calc(var(--rostrum-target) + 0.25rem);
  background: var(--rostrum-surface);
`;
const Framed = styled(Panel)`position: relative;`;

const belongs: Record<Shown, (line: ChatLine) => boolean> = {
  all: () => true,
  group: ({ kind }) => kind !== 'direct',
  direct: ({ kind }) => kind === 'direct',
};

/**
 * Group, direct and system messages, with what the reader may do about them (S4.7); for staff a ban beside what somebody
 * wrote who has left (S4.12).
 */
export const ChatPanel = forwardRef<HTMLElement, ChatPanelProps>(function ChatPanel(
  { render, labels: own, ...rest },
  ref,
) {
  const chat = useChat();
  const labels = useLabels('chat', englishChat, own);
  const [shown, setShown] = useState<Shown>('all');
  const [to, setTo] = useState<Recipient>();
  const lines = useMemo(() => chat.lines.filter(belongs[shown]), [chat.lines, shown]);
  const show = (next: Shown) => {
    setShown(next);
    // In the direct tab the audience writes to the presenters; who is staff answers one person.
    if (next === 'group') setTo(undefined);
    if (next === 'direct' && !chat.staff) setTo({});
    if (next === 'all' && !chat.staff) setTo(undefined);
  };
  const tabs = (['all', 'group', 'direct'] as const).map((key) => ({ key, label: labels[key] }));
  return (
    <Framed ref={ref} aria-label={labels.chat} {...rootAs(render, {})} {...rest}>
      <Tabs label={labels.chat} tabs={tabs} value={shown} onValueChange={show}>
        {lines.length === 0 ? (
          <EmptyState
            icon={icons.chat} title={chat.room === 'connecting' ? labels.room.connecting : labels.emptyTitle}
            text={shown === 'direct' ? labels.emptyDirect : chat.blocked ? undefined : labels.emptyText}
          />
        ) : (
          <ChatLines key={shown} lines={lines} chat={chat} labels={labels} onReply={setTo} />
        )}
      </Tabs>
      {chat.settings.mayChange && <Settings><ChatSettingsMenu settings={chat.settings} labels={labels} /></Settings>}
      <Foot>
        {chat.room === 'reconnecting' && <Notice icon={icons.signal} role="status">{labels.room.reconnecting}</Notice>}
        <RefusalNotice {...chat} />
        <ChatComposer chat={chat} to={to} onTo={setTo} directOnly={shown === 'direct'} labels={labels} />
      </Foot>
    </Framed>
  );
});
