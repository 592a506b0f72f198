import type { Sound } from './use-stage-sound.js';

/** Milliseconds. */
const EVERY = 150;
/** A pause between two words is not the end of it. */
const HOLD = 600;
/** The root mean square of samples, of a full scale of 1, that is more than a room's noise. */
const LOUD = 0.02;

interface Listened {
  readonly track: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
  until: number;
}

/** Tells who speaks: one audio context and one timer for all tracks, and nothing while there are none. */
export class SpeechMeter {
  readonly #listened = new Map<string, Listened>();
  readonly #samples = new Float32Array(512);
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #speaking = '';

  constructor(private readonly changed: (speaking: ReadonlySet<string>) => void) {}

  listen(sounds: readonly Sound[]): void {
    const wanted = new Map(sounds.map(({ id, track }) => [id, track]));
    for (const [id, { track, source }] of this.#listened) {
      if (wanted.get(id) === track) continue;
      source.disconnect();
      this.#listened.delete(id);
    }
    if (wanted.size === 0) return this.stop();
    for (const [id, track] of wanted) if (!this.#listened.has(id)) this.#add(id, track);
    this.#timer ??= setInterval(() => this.#read(), EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const { source } of this.#listened.values()) source.disconnect();
    this.#listened.clear();
    void this.#context?.close().catch(() => undefined);
    this.#context = undefined;
    this.#tell([]);
  }

  #add(id: string, track: MediaStreamTrack): void {
    try {
      this.#context ??= new AudioContext();
      const analyser = new AnalyserNode(this.#context, { fftSize: this.#samples.length });
      const source = this.#context.createMediaStreamSource(new MediaStream([track]));
      source.connect(analyser);
      this.#listened.set(id, { track, source, analyser, until: 0 });
    } catch {
      // A browser without it, or without one more: one is heard all the same.
    }
  }

  #read(): void {
    // Before the first click on the page a context has to wait.
    if (this.#context?.state === 'suspended' && navigator.userActivation?.hasBeenActive) {
      void this.#context.resume().catch(() => undefined);
    }
    const now = performance.now();
    for (const one of this.#listened.values()) {
      one.analyser.getFloatTimeDomainData(this.#samples);
      const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
      if (power > LOUD * LOUD) one.until = now + HOLD;
    }
    this.#tell([...this.#listened].filter(([, { until }]) => until > now).map(([id]) => id));
  }

  #tell(ids: readonly string[]): void {
    const speaking = ids.join();
    if (speaking === this.#speaking) return;
    this.#speaking = speaking;
    this.changed(new Set(ids));
  }
}
