import type { Format, Segment } from './segmenter.js';

export interface Numbered extends Segment {
  /** Counts the segments of a rendition from 0. */
  readonly number: number;
}

export interface Variant extends Format {
  readonly name: string;
  /** Bits per second at most. */
  readonly bandwidth: number;
}

export interface MediaPlaylist {
  readonly segments: readonly Pick<Numbered, 'number' | 'duration' | 'time' | 'discontinuity'>[];
  /** How many discontinuities have left the window. */
  readonly discontinuities: number;
  /** Seconds, whole: no segment is longer. */
  readonly target: number;
  readonly ended: boolean;
  readonly type?: 'VOD' | undefined;
}

/** RFC 8216. Segments stand beside their playlist as `<number>.ts`. */
export function mediaPlaylist({ segments, discontinuities, target, ended, type }: MediaPlaylist): string {
  return lines([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    ...(type ? [`#EXT-X-PLAYLIST-TYPE:${type}`] : []),
    `#EXT-X-TARGETDURATION:${target}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.number ?? 0}`,
    ...(discontinuities > 0 ? [`#EXT-X-DISCONTINUITY-SEQUENCE:${discontinuities}`] : []),
    ...segments.flatMap(({ number, duration, time, discontinuity }) => [
      ...(discontinuity ? ['#EXT-X-DISCONTINUITY'] : []),
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(time).toISOString()}`,
      `#EXTINF:${duration.toFixed(3)},`,
      `${number}.ts`,
    ]),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
  ]);
}

/** The best first. `url` says where the playlist of a variant is. */
export function masterPlaylist(variants: readonly Variant[], url: (name: string) => string): string {
  return lines([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    ...variants.flatMap(({ name, bandwidth, width, height, codecs, frameRate }) => [
      `#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="${name}",NAME="${name}",AUTOSELECT=YES,DEFAULT=YES`,
      `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},RESOLUTION=${width}x${height},CODECS="${codecs}",VIDEO="${name}",`
        + `FRAME-RATE=${frameRate.toFixed(3)}`,
      url(name),
    ]),
  ]);
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
