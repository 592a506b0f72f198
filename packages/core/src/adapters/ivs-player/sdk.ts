import type { IVSTextTrack, MediaPlayer, PlayerError, Quality, TextCue, TextMetadataCue } from 'amazon-ivs-player';

/** The SDK's module: a value only once it has been loaded. */
export type Sdk = typeof import('amazon-ivs-player');
export type { IVSTextTrack, MediaPlayer, PlayerError, Quality, TextCue, TextMetadataCue };
