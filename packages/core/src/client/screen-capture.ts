import { LiveError } from '../engine/live-error.js';

export interface CapturedScreen {
  readonly video: MediaStreamTrack;
  /** The sound of the system or the tab, where the browser gives it and the person agreed. */
  readonly audio?: MediaStreamTrack | undefined;
}

/** Asks the browser for a screen, a window or a tab. Rejects with `stage/screen-denied` or `stage/screen-failed`. */
export async function captureScreen(): Promise<CapturedScreen> {
  const devices = (globalThis as { navigator?: { mediaDevices?: MediaDevices } }).navigator?.mediaDevices;
  // Phones have no such thing.
  if (!devices?.getDisplayMedia) throw failed('This browser cannot share a screen.', 'Use a browser on a computer.');
  let stream: MediaStream;
  try {
    stream = await devices.getDisplayMedia({
      video: { frameRate: { max: 30 } },
      // Sound as it is: what helps a voice spoils music.
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      ...{ systemAudio: 'include', surfaceSwitching: 'include' },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowedError') {
      throw new LiveError('stage/screen-denied', 'The browser was not allowed to share a screen.',
        'Choose what to share, and allow it in the settings of the system.', { kind: 'denied' });
    }
    throw failed('The browser could not share the screen.', 'Try another window or screen.');
  }
  const [video] = stream.getVideoTracks();
  if (!video) throw failed('The browser gave no picture of the screen.', 'Try another window or screen.');
  video.contentHint = 'detail';
  return { video, audio: stream.getAudioTracks()[0] };
}

const failed = (message: string, hint: string) => new LiveError('stage/screen-failed', message, hint);
