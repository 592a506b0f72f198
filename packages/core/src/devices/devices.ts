import type { DeviceKind, Devices, DevicesState } from '../client/contract.js';
import { OwnedStore } from '../client/store.js';
import {
  systemClock, type CaptureKind, type Clock, type DeviceSource, type Memory, type Opened,
} from '../ports/index.js';
import {
  asking, choicesOf, chose, closed, failed, listed, moved, opened, permitted, solved, START, trackOf,
} from './state.js';

export interface DevicesOptions {
  readonly source: DeviceSource;
  /** Where the choice is kept from one visit to the next; forgotten unless told. */
  readonly memory?: Memory | undefined;
  /** The system's clock unless told. */
  readonly clock?: Clock;
}

/**
 * The camera, microphone and speaker of one person (S4.5). A camera that is switched off is closed, so that its light
 * goes out; a microphone that is switched off stays open and is silent, so that it is back at once. A device that is
 * unplugged gives way to another one, and `moved` says so, with the labels of both.
 */
export function createDevices(options: DevicesOptions): Devices {
  return new OpenedDevices(options);
}

const KINDS: readonly CaptureKind[] = ['camera', 'microphone'];

class OpenedDevices implements Devices {
  readonly #source: DeviceSource;
  readonly #memory: Memory | undefined;
  readonly #clock: Clock;
  readonly #store = new OwnedStore<DevicesState>(START);
  #isOpen = false;
  /** The id of what is open; empty where the browser hides it. */
  readonly #given = new Map<CaptureKind, string>();
  /** What could not be opened is not asked for again until the person does something. */
  readonly #refused = new Set<CaptureKind>();
  /** What ended by itself: unplugged, if it is not in the list any more. */
  readonly #lost = new Map<CaptureKind, { readonly id: string; readonly label: string }>();
  #run: Promise<void> | undefined;
  #stopMeter: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;

  constructor({ source, memory, clock = systemClock }: DevicesOptions) {
    this.#source = source;
    this.#memory = memory;
    this.#clock = clock;
    for (const kind of [...KINDS, 'speaker'] as const) {
      const id = this.#remembered(kind);
      if (id) this.#set(chose(this.#state, kind, id));
    }
  }

  readonly getState = this.#store.getState;
  readonly subscribe = this.#store.subscribe;

  async open(): Promise<void> {
    this.#isOpen = true;
    for (const kind of KINDS) this.#again(kind);
    if (!this.#source.isAvailable) {
      for (const kind of KINDS) this.#set(permitted(failed(this.#state, kind, 'missing'), kind, 'unavailable'));
      return;
    }
    this.#stopWatching ??= this.#source.watch(() => void this.#list());
    await this.#reach();
  }

  close(): void {
    this.#isOpen = false;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    for (const kind of KINDS) this.#close(kind);
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    this.#set(chose(solved(this.#state, kind), kind, id));
    this.#remember(kind, id);
    if (kind === 'speaker') return;
    this.#again(kind);
    await this.#reach();
  }

  setCamera(on: boolean): void {
    this.#set({ ...this.#state, cameraOn: on });
    if (on) this.#again('camera');
    else this.#close('camera');
    void this.#reach();
  }

  setMicrophone(on: boolean): void {
    const { audio } = this.#state;
    if (audio) audio.enabled = on;
    this.#set({ ...this.#state, microphoneOn: on, ...(!on && { level: 0 }) });
    if (on) this.#again('microphone');
    void this.#reach();
  }

  get #state(): DevicesState {
    return this.#store.getState();
  }
  #set(state: DevicesState): void {
    this.#store.set(state);
  }

  #again(kind: CaptureKind): void {
    this.#refused.delete(kind);
    this.#lost.delete(kind);
  }

  #wants(kind: CaptureKind): boolean {
    const mayOpen = this.#isOpen && this.#source.isAvailable && !this.#refused.has(kind);
    return mayOpen && (kind === 'microphone' || this.#state.cameraOn);
  }

  /** Not open as wanted: closed, or another device than the chosen one. */
  #lacks(kind: CaptureKind): boolean {
    if (!this.#wants(kind)) return false;
    const given = this.#given.get(kind);
    return !trackOf(this.#state, kind) || (given !== '' && given !== this.#state.chosen[kind]);
  }

  /** Opens what is lacking until nothing is; what is asked meanwhile is looked at afterwards. */
  #reach(): Promise<void> {
    // Not before the next turn: the first step tells listeners who may call this again.
    this.#run ??= Promise.resolve().then(() => this.#openLacking()).finally(() => {
      this.#run = undefined;
      // Something may have been asked between the last look and now.
      return KINDS.some((kind) => this.#lacks(kind)) ? this.#reach() : undefined;
    });
    return this.#run;
  }

  async #openLacking(): Promise<void> {
    for (;;) {
      const lacking = KINDS.filter((kind) => this.#lacks(kind));
      if (lacking.length === 0) return;
      await this.#openAll(lacking);
    }
  }

  async #openAll(kinds: readonly CaptureKind[]): Promise<void> {
    this.#set(asking(this.#state, kinds));
    // Some machines give a device to one track at a time.
    for (const kind of kinds) this.#close(kind);
    const wanted = Object.fromEntries(kinds.map((kind) => [kind, { id: this.#state.chosen[kind] }]));
    const chosenThen = { ...this.#state.chosen };
    const result = await this.#source.open(wanted);
    for (const kind of kinds) this.#take(kind, result[kind] ?? { failure: 'failed' }, chosenThen[kind]);
    // Labels come with the permission.
    await this.#list();
  }

  #take(kind: CaptureKind, result: Opened, asked: string | undefined): void {
    if ('failure' in result) {
      this.#refused.add(kind);
      return this.#set(failed(this.#state, kind, result.failure));
    }
    const { track, id } = result;
    if (!this.#wants(kind) || this.#state.chosen[kind] !== asked) {
      track.stop();
      return this.#set(permitted(this.#state, kind, 'granted'));
    }
    this.#given.set(kind, id);
    track.addEventListener('ended', () => this.#ended(kind, track, id));
    if (kind === 'microphone') {
      track.enabled = this.#state.microphoneOn;
      this.#stopMeter = this.#source.meter(track, (level) => {
        if (this.#state.microphoneOn) this.#set({ ...this.#state, level });
      });
    }
    this.#set(opened(this.#state, kind, track, id));
    // It may have ended before anybody could listen.
    if (track.readyState === 'ended') this.#ended(kind, track, id);
  }

  #close(kind: CaptureKind): void {
    const track = trackOf(this.#state, kind);
    if (!track) return;
    if (kind === 'microphone') this.#stopMeter?.();
    track.stop();
    this.#set(closed(this.#state, kind));
  }

  /** Not by us: unplugged, or taken away by the browser or the system. */
  #ended(kind: CaptureKind, track: MediaStreamTrack, id: string): void {
    if (trackOf(this.#state, kind) !== track) return;
    this.#close(kind);
    this.#refused.add(kind);
    this.#lost.set(kind, { id, label: track.label });
    this.#set(failed(this.#state, kind, 'failed'));
    void this.#list();
  }

  async #list(): Promise<void> {
    const devices = await this.#source.list();
    this.#set(listed(this.#state, devices, this.#clock.now()));
    for (const [kind, { id, label }] of this.#lost) {
      // The track may end before the device leaves the list: then the next change of the list comes here again.
      if (!choicesOf(this.#state, kind).some((choice) => choice.id === id)) void this.#replace(kind, label);
    }
  }

  async #replace(kind: CaptureKind, from: string): Promise<void> {
    this.#again(kind);
    if (!this.#wants(kind)) return;
    await this.#reach();
    this.#set(moved(this.#state, kind, from, trackOf(this.#state, kind)?.label, this.#clock.now()));
  }

  #remembered(kind: DeviceKind): string | undefined {
    // Storage may be forbidden, and then it throws.
    try {
      return this.#memory?.getItem(`rostrum:${kind}`) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #remember(kind: DeviceKind, id: string): void {
    try {
      this.#memory?.setItem(`rostrum:${kind}`, id);
    } catch {
      // Full or forbidden: the choice holds for this visit.
    }
  }
}
