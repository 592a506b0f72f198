import type { CaptureKind, DeviceFailure, DeviceInfo, DeviceSource, Opened, SourceKind } from '../../ports/index.js';
import { meterLevel } from './level.js';

const KINDS: Readonly<Record<MediaDeviceKind, SourceKind>> = {
  videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker',
};
/** 720p and 30 frames a second (S4.6); a camera that cannot gives what it can. */
const CAMERA: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

type Wanted = Parameters<DeviceSource['open']>[0];
type Result = Awaited<ReturnType<DeviceSource['open']>>;

/** The browser's devices (`navigator.mediaDevices`). May be created on a server, where there are none. */
export function createBrowserDevices(): DeviceSource {
  // Absent on a server and on a page that is not secure.
  const devices = (globalThis as { navigator?: { mediaDevices?: MediaDevices } }).navigator?.mediaDevices;
  return {
    isAvailable: devices !== undefined,
    async list() {
      const known = (await devices?.enumerateDevices().catch(() => [])) ?? [];
      return known.map(({ kind, deviceId: id, label }): DeviceInfo => ({ kind: KINDS[kind], id, label }));
    },
    watch(listener) {
      devices?.addEventListener('devicechange', listener);
      return () => devices?.removeEventListener('devicechange', listener);
    },
    open: (wanted) => (devices ? open(devices, wanted) : Promise.resolve({})),
    meter: meterLevel,
  };
}

/** Both with one question; if that fails, each alone, since without a camera there may still be a microphone. */
async function open(devices: MediaDevices, wanted: Wanted): Promise<Result> {
  const { camera, microphone } = wanted;
  if (!camera || !microphone) {
    return {
      ...(camera && { camera: await openOne(devices, 'camera', camera.id) }),
      ...(microphone && { microphone: await openOne(devices, 'microphone', microphone.id) }),
    };
  }
  try {
    const stream = await devices.getUserMedia({
      video: constraints('camera', camera.id), audio: constraints('microphone', microphone.id),
    });
    return { camera: openedOf(stream.getVideoTracks()[0]!), microphone: openedOf(stream.getAudioTracks()[0]!) };
  } catch (error) {
    const isDenied = failureOf(error) === 'denied';
    const each = async (kind: CaptureKind, id: string | undefined): Promise<Opened> =>
      // Who has just said no is not asked again.
      isDenied && !(await isGranted(kind)) ? { failure: 'denied' } : openOne(devices, kind, id);
    return { camera: await each('camera', camera.id), microphone: await each('microphone', microphone.id) };
  }
}

async function openOne(devices: MediaDevices, kind: CaptureKind, id: string | undefined): Promise<Opened> {
  try {
    const asked = constraints(kind, id);
    const stream = await devices.getUserMedia(kind === 'camera' ? { video: asked } : { audio: asked });
    return openedOf(stream.getTracks()[0]!);
  } catch (error) {
    const failure = failureOf(error);
    return failure === 'missing' && id !== undefined ? openOne(devices, kind, undefined) : { failure };
  }
}

/** A certain device, or the one that the browser takes: on a phone the camera that faces the person. */
function constraints(kind: CaptureKind, id: string | undefined): MediaTrackConstraints {
  const which = id !== undefined ? { deviceId: { exact: id } } : kind === 'camera' ? { facingMode: 'user' } : {};
  return { ...(kind === 'camera' ? CAMERA : MICROPHONE), ...which };
}

function openedOf(track: MediaStreamTrack): Opened {
  return { track, id: track.getSettings().deviceId ?? '', label: track.label };
}

async function isGranted(kind: CaptureKind): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: kind })).state === 'granted';
  } catch {
    // Not every browser tells of the camera.
    return false;
  }
}

/** By the names of the Media Capture specification. */
function failureOf(error: unknown): DeviceFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError': case 'SecurityError': return 'denied';
    case 'NotFoundError': case 'OverconstrainedError': return 'missing';
    case 'NotReadableError': case 'AbortError': return 'busy';
    default: return 'failed';
  }
}
