import type { ChatLine } from '@rostrum/core/client';
import { englishShared } from '../labels/english/shared.js';
import type { ChatLabels } from '../labels/index.js';
import { BanDeparted } from '../moderation/ban-departed-on-demand.js';
import { Avatar } from '../shared/avatar.js';
import { Badge, RoleBadge } from '../shared/badge.js';
import { Button } from '../shared/button.js';
import { oneLine } from '../shared/focus-ring.js';
import * as icons from '../shared/icons.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLabels, useLocale } from '../shared/use-labels.js';
import type { Recipient } from './chat-composer.js';
import type { ChatStateOfMine } from './use-chat.js';

const Row = styled.div<{ $follows: boolean; $direct: boolean }>`
  position: relative;
  display: grid;
  grid-template-columns: 1.75rem minmax(0, 1fr);
  gap: 0 var(--rostrum-space-3);
  padding: ${({ $follows }) => ($follows ? '0.0625rem' : '0.4375rem')} var(--rostrum-space-4) 0.0625rem;
  ${({ $direct }) => $direct && 'box-shadow: inset 2px 0 0 var(--rostrum-accent);'}
  & > p { grid-column: 2; margin: 0; white-space: pre-line; }
  &:hover { background: var(--rostrum-sunken); }
`;
const Head = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  min-width: 0;
  & > strong { font-weight: 600; font-size: var(--rostrum-text-s); ${oneLine} }
  & > time { font-size: var(--rostrum-text-xs); }
`;
/* Shown when they can be used: under the pointer, with the focus inside, always where there is no pointer to hover. */
const Acts = styled.div`
  position: absolute;
  inset-block-start: 0;
  inset-inline-end: var(--rostrum-space-2);
  display: flex;
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-raised);
  box-shadow: var(--rostrum-elevation-1);
  opacity: 0;
  ${Row}:hover > &, &:focus-within { opacity: 1; }
  @media (hover: none) { opacity: 1; box-shadow: none; background: transparent; }
`;
const System = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-xs);
  text-align: center;
  &::before, &::after { content: ''; flex: 1; border-top: 1px solid var(--rostrum-line); }
`;
const TOGETHER = 3 * 60_000;

interface ChatLineRowProps {
  readonly line: ChatLine;
  readonly before: ChatLine | undefined;
  readonly chat: ChatStateOfMine;
  readonly labels: ChatLabels;
  onReply(to: Recipient): void;
}

export function ChatLineRow({ line, before, chat, labels, onReply }: ChatLineRowProps) {
  const locale = useLocale();
  const { someone, you } = useLabels('shared', englishShared);
  const { kind, at, person, text, role, peer, id } = line;
  if (kind === 'system') return <System>{labels.system(line.code ?? '', line.value, line.name)}</System>;
  const name = line.name ?? someone;
  const follows = before?.person === person && before?.kind === kind && before?.peer === peer && at - before.at < TOGETHER;
  const replyTo = chat.staff && (kind === 'direct' ? peer : person !== chat.me ? person : undefined);
  // A staff member reads everybody's direct messages, so each one says whose conversation it is in.
  const toWhom = kind === 'direct' && peer !== person && peer !== chat.me
    ? chat.lines.find((other) => other.person === peer)?.name : undefined;
  return (
    <Row $follows={follows} $direct={kind === 'direct'}>
      {follows ? <span /> : <Avatar name={name} size="1.75rem" />}
      {!follows && (
        <Head>
          <strong>{person === chat.me ? you : name}</strong>
          {toWhom && <Quiet>→ {toWhom}</Quiet>}
          <RoleBadge role={role} />
          {kind === 'direct' && <Badge>{labels.directBadge}</Badge>}
          <Quiet as="time" dateTime={new Date(at).toISOString()}>{timeOfDay(at, locale)}</Quiet>
        </Head>
      )}
      <p>{text}</p>
      {(chat.mayRemove(line) || replyTo) && (
        <Acts>
          {replyTo && (
            <Button size="s" tone="quiet" icon={icons.reply} iconOnly={labels.reply(toWhom ?? name)} onClick={() => onReply({
              person: replyTo, name: toWhom ?? name,
            })} />
          )}
          {chat.mayRemove(line) && (
            <Button size="s" tone="quiet" icon={icons.trash} iconOnly={labels.remove(name)} onClick={() => void chat.remove(id)} />
          )}
          {chat.staff && person && <BanDeparted person={person} name={name} role={role} />}
        </Acts>
      )}
    </Row>
  );
}
