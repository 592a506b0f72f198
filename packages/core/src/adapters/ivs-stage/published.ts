import type { LocalStageStream, Sdk } from './sdk.js';

type Source = 'audio' | 'video';
export type Tracks = { readonly audio?: MediaStreamTrack | undefined; readonly video?: MediaStreamTrack | undefined };

/** 2,500 kbit/s and 30 frames a second, in layers, so that a subscriber with little bandwidth takes less (S2.14). */
const CAMERA = { maxVideoBitrateKbps: 2500, maxFramerate: 30, simulcast: { enabled: true }, inBandMessaging: { enabled: true } };
/** One layer: small letters do not survive the lower ones. */
const SCREEN = { maxVideoBitrateKbps: 2500, maxFramerate: 30 };
/** One channel: echo cancellation and stereo exclude each other. */
const MICROPHONE = { maxAudioBitrateKbps: 64 };
const SYSTEM_SOUND = { maxAudioBitrateKbps: 128, stereo: true };

/** What is to be published: at most one stream of sound and one of video. */
export class Published {
  readonly #streams: Record<Source, LocalStageStream | undefined> = { audio: undefined, video: undefined };
  readonly #muted: Record<Source, boolean> = { audio: false, video: false };

  constructor(private readonly sdk: Sdk, private readonly isScreen: boolean) {}

  get streams(): LocalStageStream[] {
    const { audio, video } = this.#streams;
    return [audio, video].filter((stream) => stream !== undefined);
  }

  /** Keeps the stream of a track that stays, since the SDK tells streams apart by identity and listens to them. */
  set(tracks: Tracks): void {
    for (const source of ['audio', 'video'] as const) {
      const track = tracks[source];
      if (this.#streams[source]?.mediaStreamTrack === track) continue;
      if (track && this.#muted[source]) track.enabled = false;
      this.#streams[source] = track && new this.sdk.LocalStageStream(track, this.#configuration(source));
    }
  }

  setMuted(source: Source, muted: boolean): void {
    this.#muted[source] = muted;
    this.#streams[source]?.setMuted(muted);
  }

  /** In ten frames, since a lost one is not sent again. Only H.264 carries it; what cannot be sent is lost. */
  insert(text: string): void {
    const { video } = this.#streams;
    if (!video || this.isScreen) return;
    const payload = new TextEncoder().encode(text);
    if (payload.length > 0 && payload.length < 1024) {
      void video.insertSeiMessage(payload.buffer, { repeatCount: 9 }).catch(() => undefined);
    }
  }

  #configuration(source: Source) {
    if (source === 'audio') return this.isScreen ? SYSTEM_SOUND : MICROPHONE;
    return this.isScreen ? SCREEN : CAMERA;
  }
}
