import type { Clock, NetworkQuality, RemoteParticipant } from '../../ports/index.js';
import type { Networks, Streams } from './network-meter.js';
import type { RemoteStageStream, StageParticipantInfo } from './sdk.js';

interface Entry {
  info: StageParticipantInfo;
  /** Has published while here. Who only watches is not listed: an audience is large and comes and goes. */
  listed: boolean;
  publishing: boolean;
  audio: RemoteStageStream | undefined;
  video: RemoteStageStream | undefined;
  state: RemoteParticipant['state'];
  network: NetworkQuality | undefined;
  /** Was received before: connecting again is a reconnection. */
  received: boolean;
  /** Takes back that who has stopped publishing is waited for. */
  stopWaiting?: (() => void) | undefined;
}

/** Milliseconds in which who stopped publishing may be one whose media has only broken off. */
const RETURN = 15_000;

/** The publishers on the stage, and what of them arrives. */
export class Received {
  readonly #entries = new Map<string, Entry>();
  #list: readonly RemoteParticipant[] | undefined;

  /** Only those count whom one `wants`. `changed` is called when the list is another one. */
  constructor(
    private readonly wants: (info: StageParticipantInfo) => boolean,
    private readonly changed: () => void,
    private readonly clock: Clock,
  ) {}

  /** The same array until something changes. */
  get participants(): readonly RemoteParticipant[] {
    this.#list ??= [...this.#entries.values()].filter(({ listed }) => listed).map(participant);
    return this.#list;
  }

  /** What of each arrives. */
  get streams(): Streams {
    return new Map([...this.#entries].map(([id, { audio, video }]) => [id, [audio, video].filter((stream) => stream !== undefined)]));
  }

  joined(info: StageParticipantInfo): void {
    if (info.isLocal || !this.wants(info)) return;
    const publishing = info.isPublishing;
    this.#entries.set(info.id, {
      info, listed: publishing, publishing, audio: undefined, video: undefined, state: 'connecting', network: undefined, received: false,
    });
    if (publishing) this.#touch();
  }

  left({ id }: StageParticipantInfo): void {
    const entry = this.#entries.get(id);
    entry?.stopWaiting?.();
    this.#entries.delete(id);
    if (entry?.listed) this.#touch();
  }

  /** A name, a role or a mute state has changed; the SDK has written it into `info`. */
  described(info: StageParticipantInfo): void {
    this.#change(info, (entry) => { entry.info = info; });
  }

  publishing(info: StageParticipantInfo, publishing: boolean): void {
    this.#change(info, (entry) => {
      entry.publishing = publishing;
      entry.listed ||= publishing;
      entry.stopWaiting?.();
      if (publishing) return;
      const state = entry.received ? 'reconnecting' : 'connecting';
      Object.assign(entry, { audio: undefined, video: undefined, state, network: undefined });
      if (entry.received) entry.stopWaiting = this.clock.after(RETURN, () => this.#forget(info));
    });
  }

  /** The next publication is another one, not this one coming back. */
  #forget(info: StageParticipantInfo): void {
    this.#change(info, (entry) => Object.assign(entry, { state: 'connecting', received: false }));
  }

  subscription(info: StageParticipantInfo, state: 'subscribed' | 'pending' | 'none'): void {
    this.#change(info, (entry) => {
      entry.state = state === 'subscribed' ? 'live' : entry.received ? 'reconnecting' : 'connecting';
      entry.received ||= state === 'subscribed';
    });
  }

  added(info: StageParticipantInfo, streams: readonly RemoteStageStream[]): void {
    this.#change(info, (entry) => {
      for (const stream of streams) entry[sourceOf(stream)] = stream;
    });
  }

  removed(info: StageParticipantInfo, streams: readonly RemoteStageStream[]): void {
    this.#change(info, (entry) => {
      for (const stream of streams) {
        const source = sourceOf(stream);
        if (entry[source] === stream) entry[source] = undefined;
      }
    });
  }

  measured(networks: Networks): void {
    const other = [...this.#entries].filter(([id, { network }]) => networks.get(id) !== network);
    for (const [id, entry] of other) entry.network = networks.get(id);
    if (other.some(([, { listed }]) => listed)) this.#touch();
  }

  clear(): void {
    if (this.#entries.size === 0) return;
    for (const { stopWaiting } of this.#entries.values()) stopWaiting?.();
    this.#entries.clear();
    this.#touch();
  }

  #change({ id }: StageParticipantInfo, change: (entry: Entry) => void): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    change(entry);
    if (entry.listed) this.#touch();
  }

  #touch(): void {
    this.#list = undefined;
    this.changed();
  }
}

const sourceOf = ({ mediaStreamTrack }: RemoteStageStream) => (mediaStreamTrack.kind === 'audio' ? 'audio' : 'video');

function participant({ info, publishing, audio, video, state, network }: Entry): RemoteParticipant {
  return {
    id: info.id,
    person: info.userId,
    kind: info.attributes['kind'] === 'screen' ? 'screen' : 'camera',
    publishing,
    audio: audio?.mediaStreamTrack,
    video: video?.mediaStreamTrack,
    audioMuted: info.audioMuted,
    videoStopped: info.videoStopped,
    // By the signals of the stage they are still received; there is nothing to be seen or heard of them.
    state: state === 'live' && network === 'lost' ? 'reconnecting' : state,
    network,
  };
}
