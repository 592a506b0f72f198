import type { PlaybackLabels } from '../playback-labels.js';

export const englishIngest: Pick<PlaybackLabels, 'ingest'> = {
  ingest: {
    title: 'Stream to this channel',
    loading: 'Loading the settings…',
    server: 'Server',
    key: 'Stream key',
    keyHint: 'Whoever has this key can stream to your channel. Do not show it on a shared screen.',
    hidden: 'hidden',
    show: 'Show key',
    hide: 'Hide key',
    copy: (what) => `Copy: ${what}`,
    copied: (what) => `Copied: ${what}`,
    playbackUrl: 'Playback address',
    newKey: 'New key…',
    newKeyTitle: 'Make a new stream key?',
    newKeyText: 'The key that you have now stops working. Your encoder needs the new one.',
    newKeyConfirm: 'Make a new key',
    encoder: 'Settings for OBS',
    encoderText: 'Settings › Stream, and Settings › Output in advanced mode.',
    settings: {
      service: 'Service', encoder: 'Video encoder', rate: 'Rate control', bitrate: 'Bitrate',
      keyframe: 'Keyframe interval', tune: 'Tune', resolution: 'Output resolution', frames: 'FPS', audio: 'Audio bitrate',
    },
    custom: 'Custom…',
    commandLine: 'Command line for ffmpeg',
    commandText: 'Streams the file input.mp4 as if it were live. The copy has your real key.',
  },
};
