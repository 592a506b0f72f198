import type { TextCue } from './sdk.js';

const LABEL = 'captions of the stream';

/** Shows what the SDK reads out of the stream as the browser shows captions: the SDK only tells the text. */
export class CaptionsOnVideo {
  #track: TextTrack | undefined;

  constructor(private readonly video: HTMLVideoElement) {}

  show({ startTime, endTime, text }: TextCue): void {
    if (!text) return;
    this.#track ??= this.#find();
    this.#track.mode = 'showing';
    const { currentTime } = this.video;
    this.#track.addCue(new VTTCue(currentTime, currentTime + Math.max(1, endTime - startTime), text));
  }

  clear(): void {
    if (!this.#track) return;
    for (const cue of [...(this.#track.cues ?? [])]) this.#track.removeCue(cue);
    this.#track.mode = 'disabled';
  }

  /** A track cannot be taken from an element again, so one of an earlier stream is used on. */
  #find(): TextTrack {
    return [...this.video.textTracks].find(({ label }) => label === LABEL) ?? this.video.addTextTrack('captions', LABEL);
  }
}
