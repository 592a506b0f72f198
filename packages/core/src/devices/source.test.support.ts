/** A machine whose devices a test plugs in and out. */
import type { CaptureKind, DeviceFailure, DeviceInfo, DeviceSource, Opened, SourceKind } from '../ports/index.js';

export class TrackDouble extends EventTarget {
  readyState: 'live' | 'ended' = 'live';
  enabled = true;
  constructor(readonly kind: 'audio' | 'video', readonly label: string) {
    super();
  }
  stop(): void {
    this.readyState = 'ended';
  }
  /** By the browser: that, and not `stop`, is an event. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}
export const asTrack = (track: TrackDouble) => track as unknown as MediaStreamTrack;

export class MachineDouble implements DeviceSource {
  isAvailable = true;
  devices: DeviceInfo[] = [device('camera', 'c1'), device('camera', 'c2'), device('microphone', 'm1'), device('speaker', 's1')];
  /** Before the person agrees a browser shows neither ids nor labels. */
  isShy = false;
  readonly failing = new Map<CaptureKind, DeviceFailure>();
  readonly tracks: TrackDouble[] = [];
  /** What was asked for, in order: `camera c1 + microphone`. */
  readonly asked: string[] = [];
  tellLevel: ((level: number) => void) | undefined;
  readonly #watchers = new Set<() => void>();
  #held: (() => void)[] | undefined;

  get live(): readonly string[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }

  async list() {
    return this.isShy ? this.devices.map(({ kind }) => ({ kind, id: '', label: '' })) : this.devices;
  }
  watch(listener: () => void) {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }
  async open(wanted: Parameters<DeviceSource['open']>[0]) {
    this.asked.push((['camera', 'microphone'] as const).filter((kind) => wanted[kind])
      .map((kind) => [kind, wanted[kind]!.id].filter(Boolean).join(' ')).join(' + '));
    if (this.#held) await new Promise<void>((resolve) => this.#held!.push(resolve));
    this.isShy = false;
    const result: { [Kind in CaptureKind]?: Opened } = {};
    for (const kind of ['camera', 'microphone'] as const) if (wanted[kind]) result[kind] = this.#open(kind, wanted[kind].id);
    return result;
  }
  meter(_track: MediaStreamTrack, level: (level: number) => void) {
    this.tellLevel = level;
    return () => { if (this.tellLevel === level) this.tellLevel = undefined; };
  }

  /** The person is still thinking about the question, until `letGo`. */
  hold(): void {
    this.#held ??= [];
  }
  letGo(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const resolve of held) resolve();
  }
  plug(kind: SourceKind, id: string): void {
    this.devices = [...this.devices, device(kind, id)];
    for (const tell of this.#watchers) tell();
  }
  /** Some browsers end the track first, some change the list first. */
  unplug(id: string, first: 'track' | 'list' = 'list'): void {
    const end = () => this.tracks.find(({ label, readyState }) => label === `The ${id}` && readyState === 'live')?.end();
    if (first === 'track') end();
    this.devices = this.devices.filter((one) => one.id !== id);
    for (const tell of this.#watchers) tell();
    if (first === 'list') end();
  }

  #open(kind: CaptureKind, id: string | undefined): Opened {
    const failure = this.failing.get(kind);
    if (failure) return { failure };
    const of = this.devices.filter((one) => one.kind === kind);
    const found = of.find((one) => one.id === id) ?? of[0];
    if (!found) return { failure: 'missing' };
    const track = new TrackDouble(kind === 'camera' ? 'video' : 'audio', found.label);
    this.tracks.push(track);
    return { track: asTrack(track), id: found.id, label: found.label };
  }
}

const device = (kind: SourceKind, id: string): DeviceInfo => ({ kind, id, label: `The ${id}` });
