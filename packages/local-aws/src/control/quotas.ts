import type { Clock } from '../clock.js';
import { RateLimit } from '../rate.js';

/**
 * Calls a second that an account may make in a Region, none of them adjustable. Source: the service quotas of low-latency
 * streaming, of real-time streaming and of chat in the Amazon IVS user guides, API call rate quotas.
 */
export const CALLS_PER_SECOND: Readonly<Record<string, number>> = {
  CreateParticipantToken: 50,
  CreateStage: 5,
  GetStage: 5,
  UpdateStage: 5,
  ListStages: 5,
  DeleteStage: 5,
  GetStageSession: 5,
  ListStageSessions: 5,
  GetParticipant: 5,
  ListParticipants: 5,
  DisconnectParticipant: 5,
  ImportPublicKey: 3,
  GetPublicKey: 3,
  ListPublicKeys: 3,
  DeletePublicKey: 3,
  CreateEncoderConfiguration: 5,
  GetEncoderConfiguration: 5,
  ListEncoderConfigurations: 5,
  DeleteEncoderConfiguration: 5,
  CreateStorageConfiguration: 5,
  GetStorageConfiguration: 5,
  ListStorageConfigurations: 5,
  DeleteStorageConfiguration: 5,
  StartComposition: 5,
  GetComposition: 5,
  ListCompositions: 5,
  StopComposition: 5,
  CreateChannel: 5,
  GetChannel: 5,
  BatchGetChannel: 5,
  UpdateChannel: 5,
  ListChannels: 5,
  DeleteChannel: 5,
  CreateStreamKey: 5,
  GetStreamKey: 5,
  BatchGetStreamKey: 5,
  ListStreamKeys: 5,
  DeleteStreamKey: 5,
  GetStream: 5,
  ListStreams: 5,
  GetStreamSession: 5,
  ListStreamSessions: 5,
  StopStream: 5,
  PutMetadata: 155,
  StartViewerSessionRevocation: 5,
  BatchStartViewerSessionRevocation: 5,
  CreatePlaybackRestrictionPolicy: 5,
  GetPlaybackRestrictionPolicy: 5,
  UpdatePlaybackRestrictionPolicy: 5,
  ListPlaybackRestrictionPolicies: 5,
  DeletePlaybackRestrictionPolicy: 5,
  ImportPlaybackKeyPair: 3,
  GetPlaybackKeyPair: 3,
  ListPlaybackKeyPairs: 3,
  DeletePlaybackKeyPair: 3,
  CreateRecordingConfiguration: 3,
  GetRecordingConfiguration: 3,
  ListRecordingConfigurations: 3,
  DeleteRecordingConfiguration: 3,
  CreateChatToken: 200,
  SendEvent: 100,
  DeleteMessage: 100,
  DisconnectUser: 100,
  CreateRoom: 5,
  GetRoom: 5,
  UpdateRoom: 5,
  ListRooms: 5,
  DeleteRoom: 5,
  ListTagsForResource: 10,
  TagResource: 10,
  UntagResource: 10,
};

/** Messages that one chat connection may send a second, of any kind ("Chat service quotas"; not adjustable). */
export const MESSAGES_PER_CONNECTION_PER_SECOND = 10;

/** PutMetadata on one channel, besides the quota of the account (low-latency service quotas; not adjustable). */
const METADATA_PER_CHANNEL_PER_SECOND = 5;

/** Whether a call fits the quota of its operation; `off` admits everything, which is what development wants. */
export class CallQuotas {
  readonly #limits = new Map<string, RateLimit>();
  readonly #clock: Clock;
  readonly #enforced: boolean;

  constructor(enforced: boolean, clock: Clock) {
    this.#enforced = enforced;
    this.#clock = clock;
  }

  get enforced(): boolean {
    return this.#enforced;
  }

  /** Counts one call. Chat's DELETE_MESSAGE and DISCONNECT_USER frames count with the operations of those names. */
  admit(operation: string, region: string): boolean {
    return this.#admit(`${operation} ${region}`, CALLS_PER_SECOND[operation]);
  }

  /** Counts one PutMetadata of a channel. */
  admitMetadata(channelArn: string): boolean {
    return this.#admit(`PutMetadata ${channelArn}`, METADATA_PER_CHANNEL_PER_SECOND);
  }

  #admit(key: string, perSecond: number | undefined): boolean {
    if (!this.#enforced || perSecond === undefined) return true;
    let limit = this.#limits.get(key);
    if (!limit) this.#limits.set(key, limit = new RateLimit(this.#clock));
    return limit.admit(perSecond);
  }
}
