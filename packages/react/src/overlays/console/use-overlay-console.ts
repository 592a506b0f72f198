import { useCallback, useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import type { OverlayContent, OverlayView, TallyView } from '@rostrum/core/overlays';
import { useCommands, type Refusal } from '../../shared/use-action.js';
import { useLiveEvent } from '../../shared/use-live-event.js';
import { usePending } from '../../shared/use-pending.js';

export interface SentOverlay extends OverlayView {
  readonly id: string;
  /** How a quiz or a poll stands. */
  readonly tally: TallyView | undefined;
}
export interface ListedDraft {
  readonly id: string;
  readonly content: OverlayContent;
  /** When it was saved last; milliseconds of the server's clock. */
  readonly at: number;
  readonly byName: string | undefined;
}

export interface OverlayConsoleState extends Refusal {
  /** The role may send overlays; other staff see what was sent. */
  readonly presenter: boolean;
  readonly live: boolean;
  /** Everything that was sent, the newest first. */
  readonly sent: readonly SentOverlay[];
  readonly active: SentOverlay | undefined;
  /** The newest first. */
  readonly drafts: readonly ListedDraft[];
  readonly sending: boolean;
  readonly saving: boolean;
  readonly stopping: boolean;
  /** What was active is replaced. True when it was sent. */
  send(what: { readonly content: OverlayContent } | { readonly draft: string }): Promise<boolean>;
  stop(overlay: string): Promise<boolean>;
  /** Saves a draft, or instead of the one that is named. */
  save(content: OverlayContent, draft?: string): Promise<boolean>;
  discard(draft: string): Promise<boolean>;
}

const select = ({ view }: EventState) => ({
  overlays: view.overlays, tallies: view.tallies, drafts: view.drafts, people: view.people,
  live: view.session?.session?.status === 'live',
});

/** What presenters send over the picture, and what came of it (S2.9). */
export function useOverlayConsole(): OverlayConsoleState {
  const { overlays, tallies, drafts, people, live } = useLiveEvent(select);
  const { send: ask, may, error, dismissError } = useCommands();
  const pending = usePending();
  const sent = useMemo(
    () => Object.entries(overlays ?? {})
      .map(([id, overlay]): SentOverlay => ({ ...overlay, id, tally: tallies?.[id] }))
      .sort(byTime),
    [overlays, tallies],
  );
  const listed = useMemo(
    () => Object.entries(drafts ?? {})
      .map(([id, { content, at, by }]): ListedDraft => ({ id, content, at, byName: people?.[by]?.name }))
      .sort(byTime),
    [drafts, people],
  );
  const send = useCallback<OverlayConsoleState['send']>((what) => ask('overlays/send', what), [ask]);
  const stop = useCallback((overlay: string) => ask('overlays/stop', { overlay }), [ask]);
  const save = useCallback(
    (content: OverlayContent, draft?: string) => ask('overlays/prepare', { content, ...(draft !== undefined && { draft }) }),
    [ask],
  );
  const discard = useCallback((draft: string) => ask('overlays/discard', { draft }), [ask]);
  return {
    sent, live, send, stop, save, discard, error, dismissError,
    drafts: listed,
    active: sent.find(({ endedAt }) => endedAt === undefined),
    presenter: may('overlays/send'),
    sending: pending('overlays/send'),
    saving: pending('overlays/prepare'),
    stopping: pending('overlays/stop'),
  };
}

// Ids grow with the log: of the same moment the longer, then the greater one came later.
const byTime = (a: { id: string; at: number }, b: { id: string; at: number }) =>
  b.at - a.at || b.id.length - a.id.length || (b.id < a.id ? -1 : 1);
