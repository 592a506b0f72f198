import type { Compositor } from '../channel/composition-contract.js';
import type { ChannelHub } from '../channel/contract.js';
import type { ChatHub, ChatRoomStatus } from '../chat/index.js';
import type { Clock } from '../clock.js';
import type { CallLog, RecordedCall } from '../control/call-log.js';
import type { Store } from '../control/store.js';
import type { EventDeliveries, EventDeliveryStatus } from '../events/index.js';
import type { StageHub } from '../stage/contract.js';
import {
  ingestStatus, shownChannels, shownCompositions, type IngestStatus, type ShownChannel, type ShownComposition,
} from './channel-status.js';

/** What `GET /_status` answers: figures and names only, nothing that opens a door. */
export interface Status {
  readonly endpoint: string;
  readonly uptimeSeconds: number;
  readonly calls: {
    readonly perSecond: number;
    readonly total: number;
    /** Newest first, at most 100. */
    readonly recent: readonly RecordedCall[];
  };
  readonly stages: readonly {
    readonly arn: string;
    readonly name: string;
    readonly sessionId: string | undefined;
    readonly participants: readonly {
      readonly participantId: string;
      readonly userId: string;
      readonly publishing: boolean;
      readonly bitrateIn: number;
      readonly subscriptions: number;
    }[];
  }[];
  readonly ingest: IngestStatus;
  readonly channels: readonly ShownChannel[];
  /** The newest first. */
  readonly compositions: readonly ShownComposition[];
  readonly rooms: readonly (ChatRoomStatus & { readonly name: string })[];
  readonly publicKeys: readonly { readonly arn: string; readonly name: string; readonly fingerprint: string }[];
  /** Absent when events are delivered nowhere. */
  readonly events?: EventDeliveryStatus;
}

export interface StatusSources {
  readonly endpoint: string;
  readonly store: Store;
  readonly stages: StageHub;
  readonly channels: ChannelHub;
  readonly compositor: Compositor;
  readonly chat: ChatHub;
  readonly calls: CallLog;
  readonly events: EventDeliveries | undefined;
  readonly clock: Clock;
  readonly startedAt: number;
}

export function statusOf(sources: StatusSources): Status {
  const { endpoint, store, stages, channels, compositor, chat, calls, events, clock, startedAt } = sources;
  const running = new Map(stages.status().map((status) => [status.stage.id, status]));
  let total = 0;
  for (const count of calls.totals().values()) total += count;
  return {
    endpoint,
    uptimeSeconds: Math.round((clock.now() - startedAt) / 1000),
    calls: { perSecond: calls.perSecond(), total, recent: calls.recent() },
    stages: [...store.stages.values()].map(({ id, arn, name }) => ({
      arn,
      name,
      sessionId: running.get(id)?.sessionId,
      participants: (running.get(id)?.participants ?? [])
        .filter(({ state }) => state === 'CONNECTED')
        .map(({ participantId, userId, publishing, bitrateIn, subscriptions }) =>
          ({ participantId, userId, publishing, bitrateIn, subscriptions })),
    })),
    ingest: ingestStatus(channels),
    channels: shownChannels(store.channels.values(), channels),
    compositions: shownCompositions(compositor),
    rooms: [...store.rooms.values()].map(({ arn, name }) => ({ ...chat.status(arn), name })),
    publicKeys: [...store.publicKeys.values()].map(({ arn, name, fingerprint }) => ({ arn, name, fingerprint })),
    ...(events ? { events: events.status() } : {}),
  };
}
