import { useCallback, useMemo } from 'react';
import type { EventState } from '@rostrum/core/client';
import { rehearseCues, type CueTime, type OverlayContent, type RehearsedCue } from '@rostrum/core/overlays';
import { useCommands, type Refusal } from '../../shared/use-action.js';
import { useLiveEvent } from '../../shared/use-live-event.js';
import { usePending } from '../../shared/use-pending.js';

export interface ListedCue {
  readonly id: string;
  readonly when: CueTime;
  readonly draft: string;
  /** Undefined when the draft is gone. */
  readonly content: OverlayContent | undefined;
  readonly state: 'planned' | 'sent' | 'missed';
  /** When it was, or is going to be, sent; milliseconds of the server's clock. */
  readonly at: number;
  readonly warning: RehearsedCue['warning'];
}

export interface CueSheetState extends Refusal {
  /** In the order of their times. */
  readonly cues: readonly ListedCue[];
  /** What would be sent if nobody intervenes. */
  readonly rehearsed: readonly RehearsedCue[];
  readonly presenter: boolean;
  readonly adding: boolean;
  add(when: CueTime, draft: string): Promise<boolean>;
  remove(cue: string): Promise<boolean>;
}

const select = ({ view }: EventState) => ({
  cues: view.cues, drafts: view.drafts, session: view.session?.session, channel: view.channel?.channel,
});

/** What is sent by itself, and when (S3.4, S3.7). */
export function useCueSheet(): CueSheetState {
  const { cues, drafts, session, channel } = useLiveEvent(select);
  const { send, may, error, dismissError } = useCommands();
  const pending = usePending();
  const rehearsed = useMemo(
    () => (session ? rehearseCues({ cues: cues ?? {}, drafts: drafts ?? {}, session, channel }) : []),
    [cues, drafts, session, channel],
  );
  const listed = useMemo(
    () => Object.entries(cues ?? {}).map(([id, { when, draft, fired }]): ListedCue => {
      const plan = rehearsed.find(({ cue }) => cue === id);
      return {
        id, when, draft, content: drafts?.[draft]?.content, state: fired?.outcome ?? 'planned',
        at: fired?.at ?? plan?.at ?? 0, warning: plan?.warning,
      };
    }).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    [cues, drafts, rehearsed],
  );
  const add = useCallback((when: CueTime, draft: string) => send('overlays/cue', { when, draft }), [send]);
  const remove = useCallback((cue: string) => send('overlays/uncue', { cue }), [send]);
  return {
    rehearsed, add, remove, error, dismissError,
    cues: listed, presenter: may('overlays/cue'), adding: pending('overlays/cue'),
  };
}
