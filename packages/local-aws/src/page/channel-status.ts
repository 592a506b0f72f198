import type { CompositionState, Compositor } from '../channel/composition-contract.js';
import type { ChannelHub, IngestKind, StreamHealth } from '../channel/contract.js';
import type { StoredChannel } from '../control/channel-records.js';

/** Where encoders stream to; the stream key, which is a secret, is not here. */
export interface IngestStatus {
  readonly rtmp: string | undefined;
  /** `ingestEndpoint` of the web broadcast SDK. */
  readonly web: string | undefined;
  /** Why nothing can be streamed. */
  readonly missing: string | undefined;
}

export interface ShownChannel {
  readonly arn: string;
  readonly name: string;
  /** Whether a token is needed to watch. */
  readonly authorized: boolean;
  readonly playbackUrl: string;
  /** STARTING until the first segment can be played. */
  readonly state: 'OFFLINE' | 'STARTING' | 'LIVE';
  readonly stream?: {
    readonly streamId: string;
    readonly kind: IngestKind;
    readonly health: StreamHealth;
    readonly viewerCount: number;
    /** Bits per second. */
    readonly bitrateIn: number;
    readonly segments: number;
  };
}

export interface ShownComposition {
  readonly arn: string;
  readonly stageArn: string;
  readonly state: CompositionState;
  readonly destinations: readonly { readonly id: string; readonly state: CompositionState }[];
}

export function ingestStatus({ rtmp, ingest, missing }: ChannelHub): IngestStatus {
  return { rtmp, web: ingest, missing };
}

export function shownChannels(stored: Iterable<StoredChannel>, channels: ChannelHub): ShownChannel[] {
  const running = new Map(channels.status().map((status) => [status.channel.id, status]));
  return [...stored].map((channel) => {
    const { id, arn, name, authorized } = channel;
    const shown = { arn, name, authorized, playbackUrl: channels.playbackUrl(channel) };
    const status = running.get(id);
    if (!status || status.stream.endTime) return { ...shown, state: 'OFFLINE' };
    const { bitrateIn, segments, stream: { streamId, kind, health, viewerCount } } = status;
    return {
      ...shown,
      state: channels.live(id) ? 'LIVE' : 'STARTING',
      stream: { streamId, kind, health, viewerCount, bitrateIn, segments },
    };
  });
}

export function shownCompositions(compositor: Compositor): ShownComposition[] {
  return compositor.list().map(({ arn, stage, state, destinations }) => ({
    arn, stageArn: stage.arn, state, destinations: destinations.map(({ id, state: each }) => ({ id, state: each })),
  }));
}
