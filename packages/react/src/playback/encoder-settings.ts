/** Where an encoder sends to, and where viewers read from. Fetched by the page; the key is a secret. */
export interface Ingest {
  /** `rtmp:` or `rtmps:`, with its path, for example `rtmps://host:443/app`. */
  readonly server: string;
  readonly key: string;
  /** HLS. */
  readonly playbackUrl: string;
}

/** Seconds between keyframes: Amazon IVS wants 1 to 2 for a short delay, and less than 3 at all (S2.20). */
const KEYFRAMES = 2;
const FRAMES = 30;
/** Kilobits per second: within the 3.5 Mbps of a basic channel (S2.20). */
const VIDEO = 2_500;
const AUDIO = 128;

/** What to choose in OBS, by the setting's key among the labels. Names are OBS's own, which it does not translate. */
export const obsSettings = {
  encoder: 'x264',
  rate: 'CBR',
  bitrate: `${VIDEO} Kbps`,
  keyframe: `${KEYFRAMES} s`,
  tune: 'zerolatency',
  resolution: '1280x720',
  frames: String(FRAMES),
  audio: `${AUDIO} Kbps`,
} as const;

/** The same for ffmpeg: one file, sent as fast as it plays. `key` may be a stand-in for the real one. */
export function ffmpegCommand({ server, key }: Pick<Ingest, 'server' | 'key'>): string {
  return [
    'ffmpeg -re -i input.mp4',
    `-c:v libx264 -preset veryfast -tune zerolatency -profile:v main -pix_fmt yuv420p`,
    `-vf scale=1280:720 -r ${FRAMES} -g ${FRAMES * KEYFRAMES} -keyint_min ${FRAMES * KEYFRAMES} -sc_threshold 0`,
    `-b:v ${VIDEO}k -maxrate ${VIDEO}k -bufsize ${VIDEO * 2}k`,
    `-c:a aac -b:a ${AUDIO}k -ar 48000 -ac 2`,
    `-f flv "${server.replace(/\/+$/, '')}/${key}"`,
  ].join(' ');
}
