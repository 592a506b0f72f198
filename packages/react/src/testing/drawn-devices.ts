import type { CaptureKind, DeviceFailure, DeviceInfo, DeviceSource, Opened } from '@rostrum/core/ports';

const DEVICES: readonly DeviceInfo[] = [
  { kind: 'camera', id: 'cam1', label: 'FaceTime HD Camera' },
  { kind: 'camera', id: 'cam2', label: 'Studio Display Camera' },
  { kind: 'microphone', id: 'mic1', label: 'MacBook Pro Microphone' },
  { kind: 'microphone', id: 'mic2', label: 'Røde NT-USB' },
  { kind: 'speaker', id: 'out1', label: 'MacBook Pro Speakers' },
  { kind: 'speaker', id: 'out2', label: 'Headphones' },
];

export interface DrawnDevicesOptions {
  /** Fails like this instead of opening. */
  readonly fails?: DeviceFailure;
  /** The browser's question is never answered. */
  readonly waits?: boolean;
}

/** Devices of nobody's machine: a drawn picture and a level that moves, for tests and stories. */
export function drawnDevices({ fails, waits }: DrawnDevicesOptions = {}): DeviceSource {
  const open = (kind: CaptureKind, id: string): Opened => {
    if (fails) return { failure: fails };
    const { label } = DEVICES.find((device) => device.id === id)!;
    return { id, label, track: kind === 'camera' ? picture() : track('audio') };
  };
  return {
    isAvailable: true,
    list: async () => (fails ? [] : DEVICES),
    watch: () => () => undefined,
    open: async ({ camera, microphone }) => {
      if (waits) return new Promise(() => undefined);
      return {
        ...(camera && { camera: open('camera', camera.id ?? 'cam1') }),
        ...(microphone && { microphone: open('microphone', microphone.id ?? 'mic1') }),
      };
    },
    meter(_track, level) {
      let at = 0;
      const timer = setInterval(() => level(0.25 + 0.2 * Math.sin(at++ / 3)), 100);
      return () => clearInterval(timer);
    },
  };
}

function picture(): MediaStreamTrack {
  if (typeof document === 'undefined' || typeof HTMLCanvasElement.prototype.captureStream !== 'function') return track('video');
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const context = canvas.getContext('2d')!;
  let at = 0;
  const draw = () => {
    at++;
    const ground = context.createLinearGradient(0, 0, 640, 360);
    ground.addColorStop(0, '#3d4a66');
    ground.addColorStop(1, '#1e2736');
    context.fillStyle = ground;
    context.fillRect(0, 0, 640, 360);
    context.fillStyle = '#c9d2e3';
    context.beginPath();
    context.arc(320, 150 + 2 * Math.sin(at / 4), 62, 0, Math.PI * 2);
    context.ellipse(320, 370, 130, 130, 0, 0, Math.PI * 2);
    context.fill();
  };
  draw();
  const [drawn] = canvas.captureStream(8).getVideoTracks();
  const timer = setInterval(() => (drawn!.readyState === 'live' ? draw() : clearInterval(timer)), 125);
  return drawn!;
}

/** Where there is no media at all: what stands for a track. */
function track(kind: 'audio' | 'video'): MediaStreamTrack {
  if (kind === 'audio' && typeof AudioContext !== 'undefined') {
    return new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0]!;
  }
  const stub = Object.assign(new EventTarget(), { kind, enabled: true, label: kind, readyState: 'live', stop: () => undefined });
  return stub as unknown as MediaStreamTrack;
}
