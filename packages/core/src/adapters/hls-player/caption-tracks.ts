import type { CaptionTrack } from '../../ports/index.js';

const isCaption = ({ kind }: TextTrack): boolean => kind === 'captions' || kind === 'subtitles';

/** The captions of a video as the browser lists and shows them, wherever they came from. */
export class CaptionTracks {
  constructor(private readonly tracks: TextTrackList, private readonly changed: () => void) {
    for (const event of ['addtrack', 'removetrack', 'change']) tracks.addEventListener(event, changed);
  }

  get list(): readonly CaptionTrack[] {
    return this.#captions.map((track, at) => ({ id: String(at), label: track.label || track.language, language: track.language }));
  }
  get shown(): string | undefined {
    const at = this.#captions.findIndex(({ mode }) => mode === 'showing');
    return at < 0 ? undefined : String(at);
  }

  show(id: string | undefined): void {
    for (const [at, track] of this.#captions.entries()) track.mode = String(at) === id ? 'showing' : 'disabled';
  }

  close(): void {
    for (const event of ['addtrack', 'removetrack', 'change']) this.tracks.removeEventListener(event, this.changed);
  }

  get #captions(): readonly TextTrack[] {
    return [...this.tracks].filter(isCaption);
  }
}
