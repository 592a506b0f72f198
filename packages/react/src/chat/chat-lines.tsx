import type { ChatLine } from '@rostrum/core/client';
import type { ChatLabels } from '../labels/index.js';
import { RowList } from '../shared/row-list.js';
import type { Recipient } from './chat-composer.js';
import { ChatLineRow } from './chat-line-row.js';
import type { ChatStateOfMine } from './use-chat.js';

interface ChatLinesProps {
  readonly lines: readonly ChatLine[];
  readonly chat: ChatStateOfMine;
  readonly labels: ChatLabels;
  onReply(to: Recipient): void;
}

const keyOf = ({ kind, id }: ChatLine) => `${kind} ${id}`;

/** The messages, oldest first. Follows the newest unless the reader has scrolled up. */
export function ChatLines({ lines, chat, labels, onReply }: ChatLinesProps) {
  return (
    <RowList label={labels.chat} rows={lines} keyOf={keyOf} rowHeight={44} role="log" newRows={labels.newMessages} followsEnd>
      {(line, index) => <ChatLineRow line={line} before={lines[index - 1]} chat={chat} labels={labels} onReply={onReply} />}
    </RowList>
  );
}
