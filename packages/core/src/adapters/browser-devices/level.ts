const EVERY = 100;
/** Speech close to the microphone reaches about a third of the full scale. */
const FULL = 0.35;

/** The level of a track, 0 to 1, ten times a second: the root mean square of the last samples. */
export function meterLevel(track: MediaStreamTrack, level: (level: number) => void): () => void {
  let context: AudioContext;
  try {
    context = new AudioContext();
  } catch {
    // A browser has only so many; without a meter the microphone works all the same.
    return () => undefined;
  }
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let last = 0;
  const timer = setInterval(() => {
    // Before the first click on the page a context may have to wait.
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const now = Math.round(Math.min(1, Math.sqrt(power) / FULL) * 100) / 100;
    if (now !== last) level((last = now));
  }, EVERY);
  return () => {
    clearInterval(timer);
    void context.close().catch(() => undefined);
  };
}
