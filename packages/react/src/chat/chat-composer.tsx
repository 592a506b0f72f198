import { useState, type FormEvent } from 'react';
import { MESSAGE_LENGTH } from '@rostrum/core/chat';
import { englishShared } from '../labels/english/shared.js';
import type { ChatLabels } from '../labels/index.js';
import { Badge } from '../shared/badge.js';
import { Button } from '../shared/button.js';
import { TextArea } from '../shared/fields.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Quiet } from '../shared/panel.js';
import { sendOnEnter } from '../shared/send-on-enter.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import type { ChatStateOfMine } from './use-chat.js';

/** Whom a direct message is for: nobody in particular means the presenters. */
export interface Recipient {
  readonly person?: string | undefined;
  readonly name?: string | undefined;
}

const Form = styled.form`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: var(--rostrum-space-1) var(--rostrum-space-2);
  align-items: end;
`;
const Under = styled.div`
  grid-column: 1 / -1;
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
`;
const Blocked = styled.p`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  margin: 0;
  min-height: calc(var(--rostrum-target) + 0.25rem);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  & > svg { flex: none; }
`;
const NEAR = 100;

interface ChatComposerProps {
  readonly chat: ChatStateOfMine;
  readonly to: Recipient | undefined;
  onTo(to: Recipient | undefined): void;
  /** Only direct messages are on the screen. */
  readonly directOnly: boolean;
  readonly labels: ChatLabels;
}

/** Where one writes: to everybody, to the presenters, or to one person; or why one cannot. */
export function ChatComposer({ chat, to, onTo, directOnly, labels }: ChatComposerProps) {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const { close } = useLabels('shared', englishShared);
  const { blocked, wait, staff } = chat;

  // A chat that is off stops the group only: one may still write to the presenters.
  const stopped = blocked === 'off' && to ? undefined : blocked;
  if (stopped) {
    return <Blocked role="status"><Icon shape={stopped === 'offline' ? icons.signal : icons.chat} size={18} />{labels.blocked[stopped]}</Blocked>;
  }
  if (directOnly && staff && !to) return null;

  const slowed = !to && wait > 0;
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    const words = text.trim();
    if (!words || sending || slowed) return;
    setSending(true);
    const sent = to ? await chat.sendDirect(words, to.person) : await chat.send(words);
    setSending(false);
    if (sent) setText((now) => (now.trim() === words ? '' : now));
  };
  const left = MESSAGE_LENGTH - text.length;
  const placeholder = !to ? labels.placeholder : to.person ? labels.directTo(to.name ?? to.person) : labels.directPlaceholder;
  return (
    <Form onSubmit={(form) => void submit(form)}>
      {to?.person && (
        <Under>
          <Badge $tone="accent">{labels.to}: {to.name ?? to.person}</Badge>
          <Button size="s" tone="quiet" icon={icons.close} iconOnly={close} onClick={() => onTo(undefined)} />
        </Under>
      )}
      <TextArea
        rows={1} aria-label={labels.message} placeholder={placeholder} maxLength={MESSAGE_LENGTH} value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={sendOnEnter(submit)}
      />
      <Button type="submit" tone="accent" icon={icons.send} iconOnly={labels.send} busy={sending} disabled={slowed || !text.trim()} />
      {(slowed || left < NEAR) && (
        <Under>
          {slowed && <Quiet role="timer">{labels.wait(wait)}</Quiet>}
          {left < NEAR && <Quiet>{labels.left(left)}</Quiet>}
        </Under>
      )}
    </Form>
  );
}
