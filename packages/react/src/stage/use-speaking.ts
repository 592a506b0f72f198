import { useEffect, useState } from 'react';
import type { DevicesState } from '@rostrum/core/client';
import { useProvided } from '../shared/provider.js';
import { useOptionalStore } from '../shared/use-store.js';
import { SpeechMeter } from './speech-meter.js';
import type { Sound } from './use-stage-sound.js';

const nobody: ReadonlySet<string> = new Set();
/** Of the level that the devices tell of, 0 to 1. */
const LOUD = 0.06;
const selectLoud = (state: DevicesState | undefined) => !!state?.microphoneOn && state.level > LOUD;

/** The tiles whose people speak now; one's own by the level of the microphone. */
export function useSpeaking(sounds: readonly Sound[], own: string | undefined): ReadonlySet<string> {
  const [speaking, setSpeaking] = useState(nobody);
  const [meter] = useState(() => new SpeechMeter(setSpeaking));
  const loud = useOptionalStore(useProvided().devices, selectLoud);
  useEffect(() => meter.listen(typeof AudioContext === 'undefined' ? [] : sounds), [meter, sounds]);
  useEffect(() => () => meter.stop(), [meter]);
  return own !== undefined && loud ? new Set([...speaking, own]) : speaking;
}
