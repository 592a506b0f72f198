import styled from 'styled-components';
import type { ChatLine } from '@rostrum/core/client';
import type { ChatLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { ChatLineRow } from './chat-line-row.js';
import type { Recipient } from './chat-composer.js';
import type { ChatStateOfMine } from './use-chat.js';
import { useStickToEnd } from './use-stick-to-end.js';

const Frame = styled.div`
  position: relative;
  display: flex;
  flex: 1;
  min-height: 0;
`;
const Scroll = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: var(--rostrum-space-2) 0;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -2px; }
  & > ol { margin: 0; padding: 0; list-style: none; }
  /* Lines out of sight are not laid out: a long chat costs what is seen of it. */
  & > ol > li { content-visibility: auto; contain-intrinsic-size: auto 3.25rem; }
`;
const More = styled.div`
  position: absolute;
  inset-block-end: var(--rostrum-space-2);
  inset-inline: 0;
  display: grid;
  justify-items: center;
  pointer-events: none;
  & > button { pointer-events: auto; border-radius: var(--rostrum-radius-full); box-shadow: var(--rostrum-elevation-2); }
`;

interface ChatLinesProps {
  readonly lines: readonly ChatLine[];
  readonly chat: ChatStateOfMine;
  readonly labels: ChatLabels;
  onReply(to: Recipient): void;
}

/** The messages, oldest first. Follows the newest unless the reader has scrolled up. */
export function ChatLines({ lines, chat, labels, onReply }: ChatLinesProps) {
  const { scroll, onScroll, fresh, toEnd } = useStickToEnd(lines);
  return (
    <Frame>
      <Scroll ref={scroll} onScroll={onScroll} tabIndex={0} role="log" aria-label={labels.chat} aria-live="off">
        <ol>
          {lines.map((line, index) => (
            <li key={`${line.kind} ${line.id}`}>
              <ChatLineRow line={line} before={lines[index - 1]} chat={chat} labels={labels} onReply={onReply} />
            </li>
          ))}
        </ol>
      </Scroll>
      {fresh > 0 && (
        <More><Button size="s" tone="accent" icon="down" onClick={toEnd}>{labels.newMessages(fresh)}</Button></More>
      )}
    </Frame>
  );
}
