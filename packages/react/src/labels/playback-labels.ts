/** A name, a number or a text: the language makes the sentence. */
type Of<Argument> = (value: Argument) => string;

export interface PlaybackLabels {
  readonly player: string;
  readonly controls: string;
  readonly play: string;
  readonly pause: string;
  readonly mute: string;
  readonly unmute: string;
  /** The large button where the browser let it begin only without sound. */
  readonly hear: string;
  readonly volume: string;
  /** 0 to 100. */
  readonly percent: Of<number>;
  readonly quality: string;
  /** The player chooses; what it chose, when it is known. */
  readonly auto: Of<string | undefined>;
  readonly captions: string;
  readonly captionsOff: string;
  readonly pictureInPicture: string;
  readonly leavePictureInPicture: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly live: string;
  readonly backToLive: string;
  /** Seconds as a number in the reader's own way. */
  readonly latency: Of<string>;
  readonly latencyShort: Of<string>;
  /** What a control is called together with its key. */
  readonly withKey: (name: string, key: string) => string;
  readonly loading: string;
  readonly buffering: string;
  readonly noneTitle: string;
  readonly noneText: string;
  readonly readyTitle: string;
  readonly readyText: string;
  readonly endedTitle: string;
  readonly endedText: string;
  readonly failedTitle: string;
  readonly again: string;
  /** The status line (S3.5). */
  readonly status: Readonly<Record<'live' | 'ended' | 'ready' | 'idle', string>>;
  /** Since a time of day. */
  readonly since: Of<string>;
  readonly watchStage: string;
  readonly watchChannel: string;
  /** The same where there is little room. */
  readonly watchStageShort: string;
  readonly watchChannelShort: string;
  readonly ingest: IngestLabels;
}

export interface IngestLabels {
  readonly title: string;
  readonly loading: string;
  readonly server: string;
  readonly key: string;
  readonly keyHint: string;
  readonly hidden: string;
  readonly show: string;
  readonly hide: string;
  readonly copy: Of<string>;
  readonly copied: Of<string>;
  readonly playbackUrl: string;
  readonly newKey: string;
  readonly newKeyTitle: string;
  readonly newKeyText: string;
  readonly newKeyConfirm: string;
  readonly encoder: string;
  readonly encoderText: string;
  /** What OBS calls each setting. */
  readonly settings: Readonly<Record<
    'service' | 'encoder' | 'rate' | 'bitrate' | 'keyframe' | 'tune' | 'resolution' | 'frames' | 'audio', string
  >>;
  readonly custom: string;
  readonly commandLine: string;
  readonly commandText: string;
}

/** How it stands with the stream, and which picture one watches. */
export type WatchingLabels = Pick<
  PlaybackLabels, 'status' | 'since' | 'watchStage' | 'watchChannel' | 'watchStageShort' | 'watchChannelShort'
>;
/** What stands on the player. */
export type PlayerLabels = Omit<PlaybackLabels, 'ingest' | keyof WatchingLabels>;
