/** Runs in the page of a test: one person's browser, with the adapters under test. */
import type { EventState, LiveEvent, StageTokens } from '../../client/contract.js';
import { createStageSession } from '../../client/stage-session.js';
import { OwnedStore } from '../../client/store.js';
import { createDevices } from '../../devices/index.js';
import type { RemoteParticipant, StageChange, StageConnection, StageToken } from '../../ports/index.js';
import type { Shown } from '../../ports/stage-media.test.support.js';
import { createBrowserDevices } from '../browser-devices/index.js';
import { createIvsStage } from './index.js';

const stage = createIvsStage();
const seats: Seat[] = [];

/** One connection, by methods that a test calls by name: arguments and results leave and enter the page as JSON. */
class Seat {
  readonly ids: string[][] = [];
  readonly left: (StageChange & { type: 'left' })['reason'][] = [];
  readonly states: string[] = [];
  readonly cues: string[] = [];
  readonly #videos = new Map<string, HTMLVideoElement>();
  #audio: MediaStreamTrack | undefined;
  #video: MediaStreamTrack | undefined;

  constructor(private readonly connection: StageConnection) {
    connection.subscribe((change) => {
      if (change.type === 'left') this.left.push(change.reason);
      else if (change.type === 'cue') this.cues.push(change.text);
      else if (connection.state !== 'left') this.ids.push(connection.participants.map(({ id }) => id));
      if (this.states.at(-1) !== connection.state) this.states.push(connection.state);
    });
  }

  look() {
    const { state, publishing, participants } = this.connection;
    return { state, publishing, participants: participants.map(shown) };
  }

  networks() {
    const { network, participants } = this.connection;
    return { own: network, of: Object.fromEntries(participants.map((one) => [one.id, one.network])) };
  }

  heard() {
    const { ids, cues, left, states } = this;
    return { ids, cues, left, states };
  }

  /** The code of the error, if it was refused. */
  exchange(token: StageToken): Promise<string | undefined> {
    return this.connection.exchange(token).then(() => undefined, (error: { readonly code: string }) => error.code);
  }

  setMuted(source: 'camera' | 'microphone', muted: boolean): void {
    this.connection.setMuted(source, muted);
  }

  setAudioOnly(on: boolean): void {
    this.connection.setAudioOnly(on);
  }

  sendCue(text: string): void {
    this.connection.sendCue(text);
  }

  leave(): Promise<void> {
    return this.connection.leave();
  }

  async publish({ audio, video }: { audio: boolean; video: boolean }): Promise<void> {
    if (audio) this.#audio ??= await this.#capture({ audio: true });
    if (video) this.#video ??= await this.#capture({ video: { width: 640, height: 360 } });
    await this.connection.publish({ audio: audio ? this.#audio : undefined, video: video ? this.#video : undefined });
  }

  async #capture(what: MediaStreamConstraints): Promise<MediaStreamTrack | undefined> {
    return (await navigator.mediaDevices.getUserMedia(what)).getTracks()[0];
  }

  /** Seconds of somebody's picture that have been shown, and its width. */
  watched(id: string): { readonly time: number; readonly width: number } {
    const track = this.connection.participants.find((one) => one.id === id)?.video;
    const fresh = { autoplay: true, muted: true };
    const video = this.#videos.get(id) ?? Object.assign(document.createElement('video'), fresh);
    this.#videos.set(id, video);
    const [shownNow] = (video.srcObject as MediaStream | null)?.getVideoTracks() ?? [];
    if (track && shownNow !== track) {
      video.srcObject = new MediaStream([track]);
      document.body.append(video);
      void video.play().catch(() => undefined);
    }
    return { time: video.currentTime, width: video.videoWidth };
  }
}

const shown = ({ audio, video, network: _, ...rest }: RemoteParticipant): Shown => ({ ...rest, audio: !!audio, video: !!video });

interface TestGlobals {
  mintToken(person: string, kind: string, participant?: string): Promise<StageToken>;
}

/** A whole stage session with an event that the test writes, and a button to share the screen: that takes a click. */
function startSession(person: string) {
  const store = new OwnedStore<EventState>({
    connection: 'online', me: { person, name: person, role: 'attendee' },
    view: {}, behind: false, self: {}, pending: [], clockOffset: 0,
  });
  const sent: string[] = [];
  const event: LiveEvent = {
    getState: store.getState, subscribe: store.subscribe, now: () => Date.now(), connect() {}, close() {},
    async send(command) {
      sent.push(command);
      return { seq: sent.length };
    },
  };
  const { mintToken } = globalThis as unknown as TestGlobals;
  const tokens: StageTokens = { get: (kind, participant) => mintToken(person, kind, participant) };
  const devices = createDevices({ source: createBrowserDevices(), memory: localStorage });
  const session = createStageSession({ event, media: stage, devices, tokens });
  const button = document.body.appendChild(document.createElement('button'));
  button.addEventListener('click', () => void session.shareScreen());
  session.start();
  const write = (state: Partial<EventState>) => store.set({ ...store.getState(), ...state });
  return { session, devices, sent, write };
}

const page = {
  seats,
  async open(token: StageToken, person: string, publishOnly: boolean): Promise<number> {
    return seats.push(new Seat(await stage.open({ token, person, publishOnly }))) - 1;
  },
  own: undefined as ReturnType<typeof startSession> | undefined,
  start(person: string): void {
    page.own = startSession(person);
  },
  /** What can leave the page of the states of session and devices. */
  look() {
    const { session, devices, sent } = page.own!;
    const { participants, screenTrack, error, ...rest } = session.getState();
    const { video, audio, ...device } = devices.getState();
    const { width, height } = video?.getSettings() ?? {};
    return {
      session: {
        ...rest, participants: participants.map(shown), screenTrack: screenTrack?.readyState, error: error?.code,
      },
      devices: { ...device, video: video && { width, height }, audio: audio && { enabled: audio.enabled } },
      sent,
    };
  },
};
export type Page = typeof page;
Object.assign(globalThis, { page });
