import type { AacConfiguration } from '../flv/aac.js';
import type { AvcConfiguration } from '../flv/avc.js';
import type { Media } from '../flv/media.js';
import { FlvError } from '../flv/reader.js';
import { TransportWriter } from '../mpegts/writer.js';
import type { Boundary } from './boundaries.js';

export interface Segment {
  /** Seconds. */
  readonly duration: number;
  /** Milliseconds since the epoch: when its first picture came in. */
  readonly time: number;
  /** The pictures are of another size or codec than those before. */
  readonly discontinuity: boolean;
  /** MPEG transport stream. */
  readonly data: Buffer;
}

/** What is in the segments, as a playlist of playlists tells it. */
export interface Format {
  /** RFC 6381, for example `avc1.64001F,mp4a.40.2`. */
  readonly codecs: string;
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
}

export interface SegmenterOptions {
  /** Whether a segment begins at a keyframe; `mustBegin` says that one has to. */
  readonly boundary: (shown: number, mustBegin: boolean) => Boundary | undefined;
  readonly onSegment: (segment: Segment, format: Format) => void;
}

interface OpenSegment {
  readonly boundary: Boundary;
  readonly discontinuity: boolean;
  readonly video: AvcConfiguration;
  pictures: number;
  newest: number;
}

/** The longest there can be, at the 8.5 Mbit/s that Amazon IVS takes at most, has 13 MB. */
const SEGMENT_MAX_BYTES = 16 * 1024 * 1024;

/** Packs pictures, sound and cues of one rendition into segments that each begin with a keyframe. */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #writer = new TransportWriter();
  #video: AvcConfiguration | undefined;
  #audio: AacConfiguration | undefined;
  #changed = false;
  #open: OpenSegment | undefined;
  #cues: { readonly shown: number; readonly text: string }[] = [];

  constructor(options: SegmenterOptions) {
    this.#options = options;
  }

  /** Throws FlvError when a picture is broken or a segment grows beyond any measure. */
  push(media: Media): void {
    switch (media.is) {
      case 'video-configuration': return this.#configure(media.configuration);
      case 'audio-configuration': this.#audio = media.configuration; return;
      case 'picture': return this.#picture(media);
      case 'sound':
        if (this.#open && this.#audio) this.#writer.sound(media.data, media.shown, this.#audio);
    }
  }

  /** Text to be shown with the picture of that time, which may be still to come. */
  cue(shown: number, text: string): void {
    this.#cues.push({ shown, text });
  }

  /** Closes the segment that is being made. */
  finish(): void {
    if (!this.#open) return;
    const { boundary: { shown }, newest, pictures } = this.#open;
    const step = pictures > 1 ? (newest - shown) / (pictures - 1) : 0;
    this.#close(newest + step);
  }

  #configure(configuration: AvcConfiguration): void {
    const before = this.#video;
    this.#video = configuration;
    if (before && !before.parameterSets.every((set, at) => configuration.parameterSets[at]?.equals(set))) {
      this.#changed = true;
    }
  }

  #picture(picture: Extract<Media, { is: 'picture' }>): void {
    if (!this.#video) return;
    if (picture.keyframe) this.#turn(picture.shown, this.#video);
    if (!this.#open) return;
    this.#writeCues(picture.decoded);
    this.#writer.picture(picture, this.#video);
    this.#open.pictures += 1;
    this.#open.newest = Math.max(this.#open.newest, picture.shown);
    if (this.#writer.bytes > SEGMENT_MAX_BYTES) throw new FlvError('too much between two keyframes');
  }

  /** At a keyframe: the next segment, if one begins here. */
  #turn(shown: number, video: AvcConfiguration): void {
    const boundary = this.#options.boundary(shown, this.#changed);
    if (!boundary) return;
    if (this.#open) this.#close(boundary.shown);
    this.#open = { boundary, discontinuity: this.#changed, video, pictures: 0, newest: shown };
    this.#changed = false;
    this.#writer.begin(shown, { audio: this.#audio !== undefined });
  }

  #close(end: number): void {
    const open = this.#open;
    if (!open) return;
    this.#writeCues(end - 1);
    this.#open = undefined;
    const { boundary, discontinuity, video, pictures } = open;
    const duration = Math.max(end - boundary.shown, 1) / 1000;
    this.#options.onSegment({ duration, time: boundary.time, discontinuity, data: this.#writer.take() }, {
      codecs: [video.codec, ...(this.#audio ? [this.#audio.codec] : [])].join(','),
      width: video.width,
      height: video.height,
      frameRate: Math.round(pictures / duration),
    });
  }

  /** Those up to this time, each where it belongs among the pictures. */
  #writeCues(until: number): void {
    const begin = this.#open?.boundary.shown ?? 0;
    while (this.#cues[0] && this.#cues[0].shown <= until) {
      const { shown, text } = this.#cues[0];
      this.#cues.shift();
      this.#writer.cue(Math.max(shown, begin), text);
    }
  }
}
