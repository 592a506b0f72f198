import { LiveError } from '../../engine/live-error.js';
import type {
  Clock, MediaState, NetworkQuality, RemoteParticipant, StageChange, StageConnection, StageOpen, StageToken,
} from '../../ports/index.js';
import { leftReason, stageError } from './errors.js';
import { NetworkMeter, type Networks, type Streams } from './network-meter.js';
import { Published, type Tracks } from './published.js';
import { Received } from './received.js';
import { Retry } from './retry.js';
import type { RemoteStageStream, Sdk, Stage, StageParticipantInfo } from './sdk.js';

/** The own streams come to the same listeners; `Received` does not know their owner and leaves them out. */
type Remote = RemoteStageStream[];

const CUES = { inBandMessaging: { enabled: true } };

/** One `Stage` of the SDK. What the SDK reports is the state; what is asked of it is the strategy. */
export class IvsStageConnection implements StageConnection {
  #state: MediaState = 'connecting';
  #publishing = false;
  /** What was published does not arrive any more; the SDK tries again. */
  #brokenOff = false;
  #network: NetworkQuality | undefined;
  #audioOnly = false;
  #token: StageToken;
  readonly #person: string;
  readonly #publishOnly: boolean;
  readonly #stage: Stage;
  readonly #published: Published;
  readonly #received: Received;
  readonly #retry: Retry;
  readonly #meter: NetworkMeter;
  readonly #listeners = new Set<(change: StageChange) => void>();

  private constructor(private readonly sdk: Sdk, { token, person, publishOnly = false }: StageOpen, clock: Clock) {
    this.#token = token;
    this.#person = person;
    this.#publishOnly = publishOnly;
    this.#published = new Published(sdk, publishOnly);
    this.#received = new Received((info) => this.#wants(info), () => this.#tell({ type: 'changed' }), clock);
    this.#retry = new Retry(clock, () => this.#refresh());
    this.#stage = new sdk.Stage(token.token, {
      stageStreamsToPublish: () => this.#published.streams,
      // Somebody who turns off the camera without having a microphone is still on the stage.
      shouldPublishParticipant: () => this.#token.publish && (this.#publishing || this.#published.streams.length > 0),
      shouldSubscribeToParticipant: (info) => this.#subscribeType(info),
      subscribeConfiguration: () => CUES,
    });
    this.#meter = new NetworkMeter(clock, () => this.#streams(), (networks) => this.#measured(networks));
    this.#listen();
  }

  /** Joins. Rejects with a LiveError. */
  static async join(sdk: Sdk, open: StageOpen, clock: Clock): Promise<IvsStageConnection> {
    let connection: IvsStageConnection | undefined;
    try {
      connection = new IvsStageConnection(sdk, open, clock);
      await connection.#stage.join();
    } catch (error) {
      if (connection) connection.#end('failed');
      throw stageError(error);
    }
    if (connection.#state === 'left') throw stageError(undefined);
    return connection;
  }

  get state(): MediaState {
    return this.#state;
  }
  get participants(): readonly RemoteParticipant[] {
    return this.#received.participants;
  }
  get publishing(): boolean {
    return this.#publishing;
  }
  get network(): NetworkQuality | undefined {
    return this.#brokenOff ? 'lost' : this.#network;
  }

  /**
   * The SDK goes by the new token before the stage has answered. Refused or unanswered for five seconds, the stage is
   * left (`failed`); a token for another participant is refused here, and nothing changes.
   */
  async exchange(token: StageToken): Promise<void> {
    if (this.#state === 'left') return;
    const before = this.#token;
    this.#token = token;
    try {
      await this.#stage.exchangeToken(token.token);
    } catch (error) {
      if (this.#token === token) this.#token = before;
      throw stageError(error);
    }
    if (this.state === 'left') throw new LiveError('stage/left', 'The stage was left meanwhile.', 'Open it again.');
  }

  async publish(tracks: Tracks): Promise<void> {
    if (this.#state === 'left') return;
    this.#published.set(tracks);
    this.#refresh();
  }

  setMuted(source: 'camera' | 'microphone', muted: boolean): void {
    if (this.#state !== 'left') this.#published.setMuted(source === 'microphone' ? 'audio' : 'video', muted);
  }

  setAudioOnly(on: boolean): void {
    this.#audioOnly = on;
    this.#refresh();
  }

  sendCue(text: string): void {
    if (this.#publishing) this.#published.insert(text);
  }

  subscribe(listener: (change: StageChange) => void): () => void {
    const tell = (change: StageChange) => listener(change);
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  }

  async leave(): Promise<void> {
    if (this.#state === 'left') return;
    this.#stage.leave();
    // The SDK says nothing when it had not quite joined.
    this.#end('left');
  }

  /** Not the own person, whose screen is a participant like any other. */
  #wants({ userId }: StageParticipantInfo): boolean {
    return !this.#publishOnly && userId !== this.#person;
  }

  #subscribeType(info: StageParticipantInfo) {
    const { SubscribeType } = this.sdk;
    if (!this.#wants(info)) return SubscribeType.NONE;
    return this.#audioOnly ? SubscribeType.AUDIO_ONLY : SubscribeType.AUDIO_VIDEO;
  }

  #refresh(): void {
    if (this.#state !== 'left') this.#stage.refreshStrategy();
  }

  #listen(): void {
    const { StageConnectionState: Connection, StageEvents: On, StageParticipantPublishState: Publish,
      StageParticipantSubscribeState: Subscribe } = this.sdk;
    const stage = this.#stage;
    const received = this.#received;
    stage.on(On.STAGE_CONNECTION_STATE_CHANGED, (state) => {
      if (state === Connection.CONNECTED) this.#is('connected');
      else if (state !== Connection.DISCONNECTED && this.#state === 'connected') this.#is('reconnecting');
    });
    stage.on(On.STAGE_LEFT, (reason) => this.#end(leftReason(reason)));
    stage.on(On.ERROR, (error) => this.#tell({ type: 'error', error: stageError(error) }));
    stage.on(On.STAGE_PARTICIPANT_JOINED, (info) => received.joined(info));
    stage.on(On.STAGE_PARTICIPANT_LEFT, (info) => received.left(info));
    stage.on(On.STAGE_PARTICIPANT_METADATA_CHANGED, (info) => received.described(info));
    stage.on(On.STAGE_STREAM_MUTE_CHANGED, (info) => received.described(info));
    stage.on(On.STAGE_STREAM_SEI_MESSAGE_RECEIVED, ({ id }, { payload }) => {
      this.#tell({ type: 'cue', participant: id, text: new TextDecoder().decode(payload) });
    });
    stage.on(On.STAGE_PARTICIPANT_STREAMS_ADDED, (info, streams) => received.added(info, streams as Remote));
    stage.on(On.STAGE_PARTICIPANT_STREAMS_REMOVED, (info, streams) => received.removed(info, streams as Remote));
    stage.on(On.STAGE_PARTICIPANT_SUBSCRIBE_STATE_CHANGED, (info, state) => {
      const subscribed = state === Subscribe.SUBSCRIBED;
      received.subscription(info, subscribed ? 'subscribed' : state === Subscribe.NOT_SUBSCRIBED ? 'none' : 'pending');
      this.#retry.outcome(`from ${info.id}`, state === Subscribe.ERRORED);
    });
    stage.on(On.STAGE_PARTICIPANT_PUBLISH_STATE_CHANGED, (info, state) => {
      if (!info.isLocal) return received.publishing(info, state === Publish.PUBLISHED);
      this.#retry.outcome('publish', state === Publish.ERRORED);
      const isTried = state === Publish.ATTEMPTING_PUBLISH || state === Publish.ERRORED;
      this.#brokenOff = isTried && (this.#publishing || this.#brokenOff);
      this.#publishing = state === Publish.PUBLISHED;
      if (!this.#publishing) this.#network = undefined;
      this.#tell({ type: 'changed' });
    });
  }

  #streams(): Streams {
    const streams = this.#received.streams;
    return this.#publishing ? new Map([...streams, [this.#token.participant, this.#published.streams]]) : streams;
  }

  #measured(networks: Networks): void {
    const own = networks.get(this.#token.participant);
    const isNew = own !== this.#network;
    this.#network = own;
    this.#received.measured(networks);
    if (isNew) this.#tell({ type: 'changed' });
  }

  #is(state: MediaState): void {
    if (this.#state === state || this.#state === 'left') return;
    this.#state = state;
    this.#tell({ type: 'changed' });
  }

  #end(reason: (StageChange & { type: 'left' })['reason']): void {
    if (this.#state === 'left') return;
    this.#state = 'left';
    this.#publishing = false;
    this.#brokenOff = false;
    this.#retry.stop();
    this.#meter.stop();
    this.#network = undefined;
    this.#received.clear();
    this.#tell({ type: 'left', reason });
    this.#listeners.clear();
  }

  #tell(change: StageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
