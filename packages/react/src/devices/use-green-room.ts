import type { DevicesState } from '@rostrum/core/client';
import { useDevices } from './use-devices.js';
import { useTestSound } from './use-test-sound.js';

/** `ask` before anything was asked for; `waiting` while the browser asks the person. */
export type GreenRoomStage = 'ask' | 'waiting' | 'denied' | 'unavailable' | 'ready';

/** The way from no permission to a working camera and microphone, and a test of the loudspeaker (S4.5). */
export function useGreenRoom() {
  const devices = useDevices();
  const sound = useTestSound(devices.chosen.speaker);
  return { ...devices, ...sound, stage: stageOf(devices) };
}

function stageOf({ permission, problem }: Pick<DevicesState, 'permission' | 'problem'>): GreenRoomStage {
  const both = [permission.camera, permission.microphone];
  if (both.includes('asking')) return 'waiting';
  // One of the two is enough to go on with.
  if (both.includes('granted')) return 'ready';
  if (both.includes('denied')) return 'denied';
  return both.includes('unknown') && problem?.reason !== 'missing' ? 'ask' : 'unavailable';
}
