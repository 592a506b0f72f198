import { useMemo, useState } from 'react';
import type { ChatLogState, EventState } from '@rostrum/core/client';
import type { ScreenLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';
import { useProvided } from '../shared/provider.js';
import type { Tab } from '../shared/tabs.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useOptionalStore } from '../shared/use-store.js';
import { useUnread } from './use-unread.js';

export type SideTab = 'hands' | 'questions' | 'chat' | 'people' | 'audit' | 'overlays' | 'stream';

const iconOf: Record<SideTab, IconShape> = {
  hands: icons.hand, questions: icons.question, chat: icons.chat, people: icons.people, audit: icons.list,
  overlays: icons.speakerLayout, stream: icons.broadcast,
};
const selectCounts = ({ view }: EventState) => ({
  hands: view.count?.hands ?? 0,
  questions: Object.values(view.questions ?? {}).filter(({ status }) => status === 'queued').length,
  people: view.count?.people ?? 0,
});
const selectLines = (state: ChatLogState | undefined) => state?.lines;

/** The tabs of a sidebar: how many hands and questions wait, and what came in the chat since one last looked. */
export function useSideTabs(keys: readonly SideTab[], shown: SideTab, labels: ScreenLabels): readonly Tab<SideTab>[] {
  const { hands, questions } = useLiveEvent(selectCounts);
  const { event, chat } = useProvided();
  const lines = useOptionalStore(chat, selectLines);
  const [arrived] = useState(() => event.now());
  // The history that one is handed on arrival is no news, and neither are system messages.
  const said = useMemo(() => lines?.filter(({ kind, at }) => kind !== 'system' && at > arrived).length ?? 0, [lines, arrived]);
  const unread = {
    hands: useUnread(hands, shown === 'hands'),
    questions: useUnread(questions, shown === 'questions'),
    chat: useUnread(said, shown === 'chat'),
  };
  const counts: Partial<Record<SideTab, number>> = { hands, questions, chat: unread.chat };
  return keys.map((key) => ({
    key,
    label: labels[key],
    icon: iconOf[key],
    count: counts[key],
    ...(key === 'chat' && { countLabel: labels.unread(unread.chat) }),
    fresh: key in unread && unread[key as keyof typeof unread] > 0,
  }));
}
