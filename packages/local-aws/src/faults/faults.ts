import type { ChannelHub } from '../channel/contract.js';
import type { ChatHub } from '../chat/index.js';
import type { StageHub } from '../stage/contract.js';
import type { Aim, CallFaults } from './call-faults.js';

/** A refusal to inject: an exception of the AWS SDK by name, and its HTTP status. */
export interface Failure extends Aim {
  readonly type: string;
  readonly status: number;
  readonly message?: string | undefined;
}

/** What can be made to go wrong, from a test in the same process or through `POST /_faults`. */
export interface Faults {
  /** The next calls are refused with ThrottlingException (429). */
  throttle(aim?: Aim): void;
  /** The next calls are refused. */
  fail(failure: Failure): void;
  /** The next calls are answered later. */
  delay(delay: Aim & { readonly milliseconds: number }): void;
  /** The next calls are carried out but not answered; with `reset` the connection is cut, else it stays silent. */
  loseAnswer(loss?: Aim & { readonly reset?: boolean | undefined }): void;
  /** Every chat frame to a client goes out this much later from now on; 0 ends it. */
  slowChat(milliseconds: number): void;
  /** Messages, of this user or of all, come so much later to the review handler, which has 200 ms; 0 ends it. */
  lateReview(milliseconds: number, of?: { readonly userId?: string | undefined }): void;
  /** Cuts chat connections without a close frame. Returns how many. */
  dropChat(of?: { readonly roomArn?: string | undefined; readonly userId?: string | undefined }): number;
  /** Events sockets, SFU: see `StageHub.faults`. */
  readonly stage: StageHub['faults'];
  /** Encoders, transcoders, timed metadata: see `ChannelHub.faults`. */
  readonly channel: ChannelHub['faults'];
  /** Takes back what has not happened yet and ends slowness. */
  clear(): void;
}

/** What else than calls goes wrong. */
export interface FaultTargets {
  readonly chat: ChatHub;
  readonly stages: StageHub;
  readonly channels: ChannelHub;
}

export function createFaults(calls: CallFaults, { chat, stages, channels }: FaultTargets): Faults {
  return {
    throttle: (aim) => calls.add({
      ...aim, fault: 'fail', type: 'ThrottlingException', status: 429, message: 'Rate exceeded',
    }),
    fail: (failure) => calls.add({ ...failure, fault: 'fail' }),
    delay: (delay) => calls.add({ ...delay, fault: 'delay' }),
    loseAnswer: (loss) => calls.add({ ...loss, fault: 'lose-answer' }),
    slowChat: (milliseconds) => chat.faults.slow(milliseconds),
    lateReview: (milliseconds, of) => chat.faults.lateReview(milliseconds, of),
    dropChat: (of) => chat.faults.drop(of),
    stage: stages.faults,
    channel: channels.faults,
    clear() {
      calls.clear();
      chat.faults.slow(0);
      chat.faults.lateReview(0);
    },
  };
}
