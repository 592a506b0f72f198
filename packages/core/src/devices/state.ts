import type { DeviceChoice, DeviceKind, DevicesState, Permission } from '../client/contract.js';
import type { CaptureKind, DeviceFailure, DeviceInfo } from '../ports/index.js';

/** The steps of the devices' state: pure, so that every order of events can be tried. */
export const START: DevicesState = {
  permission: { camera: 'unknown', microphone: 'unknown' },
  cameras: [], microphones: [], speakers: [],
  chosen: {},
  video: undefined, audio: undefined,
  cameraOn: true, microphoneOn: true,
  level: 0,
};

const LISTS = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;
const TRACKS = { camera: 'video', microphone: 'audio' } as const;

export const trackOf = (state: DevicesState, kind: CaptureKind) => state[TRACKS[kind]];
export const choicesOf = (state: DevicesState, kind: DeviceKind): readonly DeviceChoice[] => state[LISTS[kind]];

/** The lists as they are now. A chosen speaker that has gone gives way to the first one. */
export function listed(state: DevicesState, devices: readonly DeviceInfo[], now: number): DevicesState {
  const of = (kind: DeviceKind) => {
    const choices = devices.filter((device) => device.kind === kind && device.id !== '');
    const before = choicesOf(state, kind);
    const isSame = choices.length === before.length
      && choices.every(({ id, label }, at) => before[at]!.id === id && before[at]!.label === label);
    return isSame ? before : choices.map(({ id, label }) => ({ id, label }));
  };
  const next = { ...state, cameras: of('camera'), microphones: of('microphone'), speakers: of('speaker') };
  const { speaker } = state.chosen;
  const [first] = next.speakers;
  // Without permission the list is empty, which says nothing about the speaker.
  if (speaker === undefined || !first || next.speakers.some(({ id }) => id === speaker)) return next;
  const from = state.speakers.find(({ id }) => id === speaker)?.label ?? '';
  return moved(chose(next, 'speaker', first.id), 'speaker', from, first.label, now);
}

export function asking(state: DevicesState, kinds: readonly CaptureKind[]): DevicesState {
  const permission = { ...state.permission };
  for (const kind of kinds) if (permission[kind] !== 'granted') permission[kind] = 'asking';
  return { ...state, permission };
}

export function permitted(state: DevicesState, kind: CaptureKind, permission: Permission): DevicesState {
  return { ...state, permission: { ...state.permission, [kind]: permission } };
}

export function opened(state: DevicesState, kind: CaptureKind, track: MediaStreamTrack, id: string): DevicesState {
  const next = permitted(chose(state, kind, id), kind, 'granted');
  return { ...solved(next, kind), [TRACKS[kind]]: track };
}

export function closed(state: DevicesState, kind: CaptureKind): DevicesState {
  if (!trackOf(state, kind)) return state;
  return { ...state, [TRACKS[kind]]: undefined, ...(kind === 'microphone' && { level: 0 }) };
}

export function failed(state: DevicesState, kind: CaptureKind, reason: DeviceFailure): DevicesState {
  const { permission } = state;
  // Missing, busy or broken says nothing about what the person allows.
  const known = reason === 'denied' ? 'denied' : permission[kind] === 'asking' ? 'unknown' : permission[kind];
  return { ...closed(state, kind), permission: { ...permission, [kind]: known }, problem: { kind, reason } };
}

export function chose(state: DevicesState, kind: DeviceKind, id: string): DevicesState {
  // A browser that hides the ids leaves nothing to choose by.
  if (id === '' || state.chosen[kind] === id) return state;
  return { ...state, chosen: { ...state.chosen, [kind]: id } };
}

/** `from` and `to` are labels: the device that has gone is in no list any more. */
export function moved(
  state: DevicesState, kind: DeviceKind, from: string, to: string | undefined, at: number,
): DevicesState {
  return { ...state, moved: { kind, from, ...(to !== undefined && { to }), at } };
}

export function solved(state: DevicesState, kind: DeviceKind): DevicesState {
  if (state.problem?.kind !== kind) return state;
  const { problem: _, ...rest } = state;
  return rest;
}
