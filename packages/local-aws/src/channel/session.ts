import { randomWord } from '../control/arn.js';
import type { ChannelRecord, ChannelUpdate, IngestKind, StreamSession } from './contract.js';

const EVENTS_MAX = 500;

type Draft<T> = { -readonly [K in keyof T]: T[K] };
/** `Omit` of each kind of update by itself. */
type About<Update> = Update extends ChannelUpdate ? Omit<Update, 'channel' | 'streamId'> : never;
/** An update without what every one of a session has. */
export type SessionUpdate = About<ChannelUpdate>;

/** The record of one stretch of being live. It tells what happens and keeps it. */
export class Session {
  readonly #record: Draft<Omit<StreamSession, 'truncatedEvents' | 'viewerCount'>>;
  readonly #events: StreamSession['truncatedEvents'][number][] = [];
  readonly #tell: (update: ChannelUpdate) => void;

  constructor(channel: ChannelRecord, kind: IngestKind, tell: (update: ChannelUpdate) => void) {
    this.#tell = tell;
    this.#record = {
      streamId: `st-${randomWord(23)}`, channel, kind, startTime: new Date(), health: 'UNKNOWN', hasErrorEvent: false,
    };
    this.tell({ type: 'IVS Stream State Change', eventName: 'Session Created' });
  }

  get streamId(): string {
    return this.#record.streamId;
  }

  get channel(): ChannelRecord {
    return this.#record.channel;
  }

  view(viewerCount: number): StreamSession {
    return { ...this.#record, viewerCount, truncatedEvents: [...this.#events] };
  }

  tell(update: SessionUpdate): void {
    const name = update.type === 'IVS Recording State Change' ? update.status : update.eventName;
    this.#events.unshift({ name, type: update.type, eventTime: new Date() });
    if (this.#events.length > EVENTS_MAX) this.#events.pop();
    if (name.endsWith('Failure')) this.#record.hasErrorEvent = true;
    this.#tell({ ...update, channel: this.channel, streamId: this.streamId });
  }

  update(changes: Partial<Pick<StreamSession, 'health' | 'ingestConfiguration'>>): void {
    Object.assign(this.#record, changes);
  }

  end(): void {
    this.#record.endTime = new Date();
    this.tell({ type: 'IVS Stream State Change', eventName: 'Session Ended' });
  }
}
