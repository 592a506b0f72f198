import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelHub, ChannelHubOptions, ChannelRecord, IngestKind } from './contract.js';
import { findFfmpeg, NO_FFMPEG } from './ffmpeg.js';
import { LiveChannel } from './live-channel.js';
import type { LivePublication } from './live-publication.js';
import { Playback } from './playback/playback.js';
import { answerRecording } from './playback/recordings.js';
import { listenRtmp } from './rtmp/server.js';
import { startTestCard } from './test-card.js';
import { createWebBroadcastIngest } from './web-broadcast/index.js';

/** Runs every channel. Without an ffmpeg nothing can be streamed, and all else works. */
export async function createChannelHub(options: ChannelHubOptions): Promise<ChannelHub> {
  const { directory, origin, host, onUpdate, log } = options;
  const ffmpeg = findFfmpeg();
  const data = options.data ?? await mkdtemp(join(tmpdir(), 'local-aws-'));
  const recordings = join(data, 'recordings');
  const channels = new Map<string, LiveChannel>();
  /** Deleted ones whose recordings are still being written. */
  const leaving = new Set<Promise<void>>();

  const channel = (id: string): LiveChannel => {
    const existing = channels.get(id);
    if (existing) return existing;
    const made = new LiveChannel({ directory, recordings, onUpdate });
    channels.set(id, made);
    return made;
  };
  const publish = (record: ChannelRecord, kind: IngestKind): LivePublication | 'in-use' | 'no-ffmpeg' =>
    ffmpeg === undefined ? 'no-ffmpeg' : channel(record.id).publish(record, kind, ffmpeg) ?? 'in-use';

  const removeData = async (): Promise<void> => {
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
  };
  const ingests = ffmpeg === undefined ? [] : await listen().catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  const [rtmp, webBroadcast] = ingests;
  const testCards = new Map<string, () => void>();
  const playback = new Playback({
    directory, watchable: channel, onProblem: (error) => log('playback-failed', { message: String(error) }),
  });

  async function listen() {
    const server = await listenRtmp({ directory, publish, host, port: options.rtmpPort, log });
    try {
      const ingest = await createWebBroadcastIngest({
        directory, publish, ffmpeg, host, port: options.ingestPort, data, log,
      });
      return [server, ingest] as const;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  return {
    rtmp: rtmp?.origin,
    ingest: webBroadcast?.origin,
    certificate: webBroadcast?.certificate,
    missing: ffmpeg === undefined ? NO_FFMPEG : undefined,
    ffmpeg,
    recordings,

    playbackUrl: ({ id }) => `${origin}/channel/${id}/master.m3u8`,

    publish,

    testCard(record) {
      const publication = publish(record, 'test-card');
      if (typeof publication === 'string' || ffmpeg === undefined) return publication as 'in-use' | 'no-ffmpeg';
      testCards.set(record.id, startTestCard(ffmpeg, publication).kill);
      return 'started';
    },

    live: (id) => channels.get(id)?.session,
    sessions: (id) => channels.get(id)?.sessions ?? [],

    putMetadata(id, text) {
      const live = channels.get(id);
      if (!live?.publication?.isLive) return false;
      if (!live.losesMetadata) live.publication.media.cue(text);
      return true;
    },

    stop(id) {
      const publication = channels.get(id)?.publication;
      if (!publication?.isLive) return false;
      publication.stop('StopStream was called');
      return true;
    },

    revoke(streamKey) {
      rtmp?.revoke(streamKey);
      webBroadcast?.revoke(streamKey);
    },

    revokeViewer: (id, viewerId, version) => channel(id).viewers.revoke(viewerId, version),

    remove(id) {
      const closed: Promise<void> | undefined = channels.get(id)?.close('the channel was deleted').finally(() => {
        if (closed) leaving.delete(closed);
      });
      if (closed) leaving.add(closed);
      channels.delete(id);
    },

    status: () => [...channels.values()].flatMap(({ status }) => status ?? []),

    request(request, response) {
      const [, first] = (request.url ?? '').split('/', 2);
      if (first === 'channel') void playback.answer(request, response);
      else if (first === 'recording') void answerRecording(recordings, request, response);
      else return false;
      return true;
    },

    faults: {
      cut(id) {
        if (channels.get(id)?.publication?.session.view(0).kind === 'test-card') testCards.get(id)?.();
        else return (rtmp?.cut(id) ?? false) || (webBroadcast?.cut(id) ?? false);
        return true;
      },
      killTranscoder(id) {
        const publication = channels.get(id)?.publication;
        publication?.media.killTranscoder();
        return publication !== undefined;
      },
      loseMetadata(id, on) {
        channel(id).losesMetadata = on;
      },
    },

    async close() {
      await Promise.all([...[...channels.values()].map((each) => each.close('local-aws is closing')), ...leaving]);
      await Promise.all(ingests.map((ingest) => ingest.close()));
      await removeData();
    },
  };
}
