import type { Variant } from '../hls/playlists.js';

export interface RecordingReport {
  readonly state: 'STARTED' | 'ENDED';
  readonly channelArn: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly variants: readonly Variant[];
}

/** What Amazon IVS writes to `events/` of a recording ("JSON Metadata Files" in the IVS low-latency user guide). */
export function recordingReport({ state, channelArn, startedAt, durationMs, variants }: RecordingReport): object {
  return {
    version: 'v1',
    channel_arn: channelArn,
    recording_started_at: startedAt.toISOString(),
    ...(state === 'ENDED' ? { recording_ended_at: new Date().toISOString() } : {}),
    recording_status: `RECORDING_${state}`,
    media: {
      hls: {
        ...(state === 'ENDED' ? { duration_ms: durationMs } : {}),
        path: 'media/hls',
        playlist: 'master.m3u8',
        renditions: variants.map(({ name, width, height }) => ({
          path: name, playlist: 'playlist.m3u8', resolution_width: width, resolution_height: height,
        })),
      },
    },
  };
}
