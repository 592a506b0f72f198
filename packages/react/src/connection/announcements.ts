import type { Connection, StageSessionState } from '@rostrum/core/client';
import type { HandView, QuestionView } from '@rostrum/core/event';
import type { ShownOverlay } from '@rostrum/core/overlays';
import type { Status } from '@rostrum/core/session';
import type { AnnouncementLabels, OverlayNewsLabels } from '../labels/index.js';
import { overlayNews } from '../overlays/overlay-news.js';

/** What is listened to. */
export interface Heard {
  readonly connection: Connection;
  readonly status: Status | undefined;
  readonly warned: number | undefined;
  readonly hands: { readonly [person: string]: HandView } | undefined;
  readonly handCount: number;
  /** Only for whoever is to answer them. */
  readonly questions: { readonly [id: string]: QuestionView } | undefined;
  readonly invited: boolean;
  readonly mine: StageSessionState['mine'];
  readonly microphone: StageSessionState['microphone'] | undefined;
  readonly camera: StageSessionState['camera'] | undefined;
  readonly asked: StageSessionState['asked'];
  readonly overlay: ShownOverlay | undefined;
}
export interface News {
  readonly polite?: string;
  readonly assertive?: string;
}

/** The news between two states: the most important one of each kind. */
export function announce(last: Heard, now: Heard, labels: AnnouncementLabels, overlays: OverlayNewsLabels): News {
  const polite = session(last, now, labels) ?? connection(last, now, labels)
    ?? overlayNews(last.overlay, now.overlay, overlays) ?? hands(last, now, labels)
    ?? questions(last, now, labels);
  const assertive = own(last, now, labels);
  return { ...(polite !== undefined && { polite }), ...(assertive !== undefined && { assertive }) };
}

function own(last: Heard, now: Heard, labels: AnnouncementLabels): string | undefined {
  if (now.mine !== last.mine) {
    if (now.mine === 'publishing' && now.status === 'live') return labels.onAir;
    if (now.mine === 'none') return labels.offAir;
  }
  for (const source of ['microphone', 'camera'] as const) {
    if (now[source] === 'held' && last[source] !== 'held') return labels.muted(source);
  }
  if (now.asked && now.asked.at !== last.asked?.at) return labels.askedToUnmute(now.asked.source);
  // Publishing since backstage: the audience sees it from now on.
  if (now.status === 'live' && last.status !== 'live' && now.mine === 'publishing') return labels.onAir;
  return now.invited && !last.invited ? labels.invited : undefined;
}

function session(last: Heard, now: Heard, labels: AnnouncementLabels): string | undefined {
  if (now.status === 'live' && last.status !== 'live') return labels.live;
  if (now.status === 'ended' && last.status !== 'ended') return labels.ended;
  return now.warned !== undefined && now.warned !== last.warned ? labels.timeLeft(now.warned) : undefined;
}

function connection(last: Heard, now: Heard, labels: AnnouncementLabels): string | undefined {
  if (now.connection === 'reconnecting' && last.connection === 'online') return labels.connectionLost;
  return now.connection === 'online' && last.connection === 'reconnecting' ? labels.reconnected : undefined;
}

function hands(last: Heard, now: Heard, labels: AnnouncementLabels): string | undefined {
  if (!now.hands || now.hands === last.hands) return undefined;
  const raised = Object.entries(now.hands).filter(([person]) => !last.hands?.[person]);
  if (raised.length === 0) return undefined;
  return raised.length === 1 ? labels.handRaised(raised[0]![1].name) : labels.handsUp(now.handCount);
}

function questions(last: Heard, now: Heard, labels: AnnouncementLabels): string | undefined {
  if (!now.questions || now.questions === last.questions) return undefined;
  const asked = Object.entries(now.questions).filter(([id, { status }]) => status === 'queued' && !last.questions?.[id]);
  // Of several at once the last: the board has them all.
  return asked.length ? labels.newQuestion(asked.at(-1)![1].name) : undefined;
}
