import { isStaff } from '../engine/contract.js';
import { systemClock, type Clock, type RemoteParticipant, type StageMedia } from '../ports/index.js';
import { slotId } from '../stage/rows.js';
import type { Slot } from '../stage/facts.js';
import type { Devices, LiveEvent, StageSession, StageSessionState, StageTokens } from './contract.js';
import { MediaLink, type Aim } from './media-link.js';
import { captureScreen, type CapturedScreen } from './screen-capture.js';
import { ScreenShare } from './screen-share.js';
import { OwnedStore } from './store.js';

export interface StageSessionOptions {
  readonly event: LiveEvent;
  readonly media: StageMedia;
  readonly tokens: StageTokens;
  readonly devices: Devices;
  /** The system's clock unless told. */
  readonly clock?: Clock;
  /** Asks for a screen to share: the browser's picker unless told. */
  readonly capture?: () => Promise<CapturedScreen>;
}

/**
 * Keeps the media room in step with the event (S4.6): watches while the event is live, for speakers and staff from
 * backstage on; takes the camera on air when the person has a slot, with the token exchanged in place; obeys a remote
 * mute; stops when the slot is gone. Nothing happens before `start`.
 *
 * It opens the devices when the person comes on air and closes them when the person leaves it, so no camera stays on.
 */
export function createStageSession(options: StageSessionOptions): StageSession {
  return new EventStageSession(options);
}

const NOBODY: readonly RemoteParticipant[] = [];

class EventStageSession implements StageSession {
  readonly #event: LiveEvent;
  readonly #devices: Devices;
  readonly #link: MediaLink;
  readonly #screen: ScreenShare;
  readonly #store: OwnedStore<StageSessionState>;
  readonly #cues = new Set<(text: string) => void>();
  #stop: (() => void)[] = [];
  #wasOnAir = false;
  #audioOnly = false;
  /** The last request to un-mute that was answered: when it was made, server time in milliseconds. */
  #answered = 0;

  constructor({ event, media, tokens, devices, clock = systemClock, capture = captureScreen }: StageSessionOptions) {
    this.#event = event;
    this.#devices = devices;
    const link = { media, tokens, clock, serverNow: () => event.now(), changed: () => this.#show() };
    this.#link = new MediaLink({ ...link, cue: (text) => this.#heard(text) });
    this.#screen = new ScreenShare({ ...link, event, capture });
    this.#store = new OwnedStore(this.#current());
    this.getState = this.#store.getState;
    this.subscribe = this.#store.subscribe;
  }

  readonly getState: StageSession['getState'];
  readonly subscribe: StageSession['subscribe'];

  start(): void {
    if (this.#stop.length > 0) return;
    this.#stop = [this.#event.subscribe(() => this.#update()), this.#devices.subscribe(() => this.#update())];
    this.#update();
  }

  async stop(): Promise<void> {
    for (const stop of this.#stop.splice(0)) stop();
    this.#onAir(false);
    await Promise.all([this.#screen.close(), this.#link.close()]);
    this.#show();
  }

  setMicrophone(on: boolean): void {
    if (!on || !this.#slot?.held.microphone) this.#devices.setMicrophone(on);
  }

  setCamera(on: boolean): void {
    if (!on || !this.#slot?.held.camera) this.#devices.setCamera(on);
  }

  shareScreen(): Promise<void> {
    return this.#screen.start();
  }

  stopScreen(): Promise<void> {
    return this.#screen.stop();
  }

  setAudioOnly(on: boolean): void {
    this.#audioOnly = on;
    this.#link.setAudioOnly(on);
    this.#show();
  }

  sendCue(text: string): void {
    this.#link.connection?.sendCue(text);
  }

  onCue(listener: (text: string) => void): () => void {
    const tell = (text: string) => listener(text);
    this.#cues.add(tell);
    return () => void this.#cues.delete(tell);
  }

  answerAsked(unmute: boolean): void {
    const { asked } = this.getState();
    if (!asked) return;
    this.#answered = asked.at;
    if (unmute && asked.source === 'microphone') this.setMicrophone(true);
    if (unmute && asked.source === 'camera') this.setCamera(true);
    this.#show();
  }

  #heard(text: string): void {
    for (const tell of [...this.#cues]) tell(text);
  }

  get #slot(): Slot | undefined {
    const { me, self, connection } = this.#event.getState();
    // A closed event keeps its last view.
    if (!me || connection === 'closed') return undefined;
    return self.slots?.[slotId(me.person, 'camera')];
  }

  #update(): void {
    const slot = this.#slot;
    const aim = this.#aim();
    this.#onAir(aim?.kind === 'camera');
    const { microphoneOn, cameraOn } = this.#devices.getState();
    // Not only here: whoever flips the switch of the devices themselves does not get past it either.
    if (slot?.held.microphone && microphoneOn) this.#devices.setMicrophone(false);
    if (slot?.held.camera && cameraOn) this.#devices.setCamera(false);
    // Turning a switch has called this method again, with the state as it is now.
    this.#link.aim(this.#aim());
    this.#screen.update();
    this.#show();
  }

  /** Opens the devices when the person comes on air, and closes them when the person leaves it. */
  #onAir(isOnAir: boolean): void {
    if (isOnAir === this.#wasOnAir) return;
    this.#wasOnAir = isOnAir;
    if (!isOnAir) return this.#devices.close();
    const { video, audio } = this.#devices.getState();
    if (!video && !audio) void this.#devices.open();
  }

  #aim(): Aim | undefined {
    const { connection, me, view } = this.#event.getState();
    const status = view.session?.session?.status;
    if (this.#stop.length === 0 || connection === 'closed' || !me) return undefined;
    if (status !== 'live' && status !== 'backstage') return undefined;
    const slot = this.#slot;
    const { audio, video, microphoneOn } = this.#devices.getState();
    if (slot) {
      const muted = !microphoneOn || slot.held.microphone;
      return { kind: 'camera', person: me.person, tracks: { audio, video }, muted };
    }
    const maySee = status === 'live' || isStaff(me.role) || me.role === 'speaker';
    return maySee ? { kind: 'view', person: me.person, tracks: {}, muted: true } : undefined;
  }

  #show(): void {
    // The first call comes while the parts are being put together.
    if (this.#store) this.#store.set(this.#current());
  }

  #current(): StageSessionState {
    const slot = this.#slot;
    const { connection, state: media } = this.#link;
    const { audio, video, microphoneOn, cameraOn } = this.#devices.getState();
    const asked = this.#asked(slot, microphoneOn, cameraOn);
    const error = this.#link.error ?? this.#screen.error;
    return {
      // In the room, but nothing of what this person sends gets there: nobody sees them.
      media: media === 'connected' && connection?.network === 'lost' ? 'reconnecting' : media,
      participants: connection?.participants ?? NOBODY,
      network: connection?.network,
      mine: !slot ? 'none' : connection?.publishing ? 'publishing' : 'granted',
      microphone: slot?.held.microphone ? 'held' : microphoneOn && audio ? 'on' : 'off',
      camera: slot?.held.camera ? 'held' : cameraOn && video ? 'on' : 'off',
      screen: this.#screen.state,
      screenTrack: this.#screen.track,
      ...(asked && { asked }),
      audioOnly: this.#audioOnly,
      ...(error && { error }),
    };
  }

  /** A request is open until it is answered, by a word or by the switch. */
  #asked(slot: Slot | undefined, microphoneOn: boolean, cameraOn: boolean): StageSessionState['asked'] {
    const asked = slot?.asked;
    if (!asked || asked.at <= this.#answered || slot.held[asked.source]) return undefined;
    const isOn = asked.source === 'microphone' ? microphoneOn : cameraOn;
    return isOn ? undefined : asked;
  }
}
