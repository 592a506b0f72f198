import { useEffect, useRef, useState } from 'react';
import type { EventState, StageSessionState } from '@rostrum/core/client';
import { mayAsk } from '@rostrum/core/event';
import type { OverlaysState, ViewerOverlays } from '@rostrum/core/overlays';
import { englishAnnouncements } from '../labels/english/announcements.js';
import { englishOverlayNews } from '../labels/english/overlay-news.js';
import { hiddenFromSight } from '../shared/focus-ring.js';
import { useProvided } from '../shared/provider.js';
import { useLabels } from '../shared/use-labels.js';
import { styled } from '../shared/styled.js';
import { useLiveEvent } from '../shared/use-live-event.js';
import { useOptionalStore } from '../shared/use-store.js';
import { announce, type Heard, type News } from './announcements.js';

const Region = styled.div`${hiddenFromSight}`;

const selectEvent = ({ me, self, view, connection }: EventState) => ({
  connection,
  status: view.session?.session?.status,
  warned: view.session?.session?.warned,
  hands: view.hands,
  handCount: view.count?.hands ?? 0,
  questions: mayAsk('questions/answer', me?.role) ? view.questions : undefined,
  invited: !!me && !!self.invitations?.[me.person],
});
const selectShown = (state: OverlaysState | undefined) => state?.shown;
const selectStage = (state: StageSessionState | undefined) => ({
  mine: state?.mine ?? 'none', microphone: state?.microphone, camera: state?.camera, asked: state?.asked,
});

export interface AnnouncerProps {
  /** The provider's unless told. */
  readonly overlays?: ViewerOverlays | undefined;
}

/**
 * Tells a screen reader what changed while the eyes were elsewhere. One on a page: polite for queues and time,
 * assertive for what concerns oneself, such as being live or muted.
 */
export function Announcer({ overlays: given }: AnnouncerProps) {
  const { stage, overlays } = useProvided();
  const labels = useLabels('announcements', englishAnnouncements);
  const { news: overlayLabels } = useLabels('overlays', englishOverlayNews);
  const event = useLiveEvent(selectEvent);
  const mine = useOptionalStore(stage, selectStage);
  const overlay = useOptionalStore(given ?? overlays, selectShown);
  const [news, setNews] = useState<News>({});
  const before = useRef<Heard | undefined>(undefined);

  useEffect(() => {
    const now: Heard = { ...event, ...mine, overlay };
    const last = before.current;
    before.current = now;
    // What one finds on arrival is on the screen; only changes are news.
    if (!last || last.status === undefined) return;
    const heard = announce(last, now, labels, overlayLabels);
    if (heard.polite !== undefined || heard.assertive !== undefined) setNews((old) => ({ ...old, ...heard }));
  }, [event, mine, overlay, labels, overlayLabels]);

  return (
    <>
      <Region role="status" aria-live="polite" aria-atomic="true">{news.polite}</Region>
      <Region role="alert" aria-live="assertive" aria-atomic="true">{news.assertive}</Region>
    </>
  );
}
