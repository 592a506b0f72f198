import type { TimedMetadata } from '../../ports/index.js';

/** An ID3 frame as Safari and hls.js put it into a cue: of TXXX the text, of PRIV the bytes. */
interface Id3Cue extends TextTrackCue {
  readonly value?: { readonly key: string; readonly data: string | ArrayBuffer };
}

/** Timed metadata of a video, told when the picture reaches it: the browser keeps the time of its cues. */
export class MetadataTracks {
  readonly #heard = new Map<TextTrack, () => void>();
  readonly #find = () => this.#hear();

  constructor(private readonly tracks: TextTrackList, private readonly tell: (metadata: TimedMetadata) => void) {
    tracks.addEventListener('addtrack', this.#find);
    this.#hear();
  }

  close(): void {
    this.tracks.removeEventListener('addtrack', this.#find);
    for (const [track, listener] of this.#heard) track.removeEventListener('cuechange', listener);
    this.#heard.clear();
  }

  #hear(): void {
    for (const track of this.tracks) {
      if (track.kind !== 'metadata' || this.#heard.has(track)) continue;
      // The cues of a disabled track pass in silence.
      track.mode = 'hidden';
      let active: readonly TextTrackCue[] = [];
      const listener = () => {
        const before = active;
        active = [...(track.activeCues ?? [])];
        for (const cue of active) if (!before.includes(cue)) this.#reached(cue);
      };
      this.#heard.set(track, listener);
      track.addEventListener('cuechange', listener);
    }
  }

  #reached({ value, startTime }: Id3Cue): void {
    const isText = value && (value.key === 'TXXX' || value.key === 'PRIV');
    if (!isText) return;
    const text = typeof value.data === 'string' ? value.data : new TextDecoder().decode(value.data);
    this.tell({ text, position: startTime });
  }
}
