import type { Clock } from '../clock.js';
import { RateLimit } from '../rate.js';

/**
 * Calls a second that an account may make in a Region, none of them adjustable. Source: "Service quotas (real-time
 * streaming)" and "Chat service quotas" of the Amazon IVS user guides, API call rate quotas.
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
    const perSecond = this.#enforced ? CALLS_PER_SECOND[operation] : undefined;
    if (perSecond === undefined) return true;
    const key = `${operation} ${region}`;
    let limit = this.#limits.get(key);
    if (!limit) this.#limits.set(key, limit = new RateLimit(this.#clock));
    return limit.admit(perSecond);
  }
}
