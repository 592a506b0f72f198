import { useCallback, useEffect, useRef, useState } from 'react';

const NOTES = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.22;

type SinkContext = AudioContext & { setSinkId?(id: string): Promise<void> };

/** Three rising notes on the chosen loudspeaker. */
export function useTestSound(speaker: string | undefined) {
  const [testing, setTesting] = useState(false);
  const context = useRef<SinkContext | undefined>(undefined);
  useEffect(() => () => void context.current?.close(), []);

  const test = useCallback(async () => {
    if (typeof AudioContext === 'undefined') return;
    const audio: SinkContext = (context.current ??= new AudioContext());
    // A loudspeaker that is gone: the system's is better than silence.
    if (speaker) await audio.setSinkId?.(speaker).catch(() => undefined);
    setTesting(true);
    const last = NOTES.map((frequency, index) => note(audio, frequency, index * NOTE_SECONDS)).at(-1)!;
    last.addEventListener('ended', () => setTesting(false), { once: true });
  }, [speaker]);
  return { testing, test };
}

function note(audio: AudioContext, frequency: number, after: number): OscillatorNode {
  const start = audio.currentTime + after;
  const tone = new OscillatorNode(audio, { frequency, type: 'sine' });
  const volume = new GainNode(audio, { gain: 0 });
  // Swells and fades, or it clicks.
  volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
  volume.gain.linearRampToValueAtTime(0, start + NOTE_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + NOTE_SECONDS);
  return tone;
}
