import type { SQS, SQSClient } from '@aws-sdk/client-sqs';
import { deferred } from '../deferred.js';

/** What is to be done for an event after a while. */
export interface Errand {
  readonly event: string;
  /** A person to be put off the stage, unless there is a place again. */
  readonly demote?: string;
  /** A person who has no line any more, unless there is one again. */
  readonly depart?: string;
  /** The frame of the feed that ended here may have been lost. */
  readonly repeat?: number;
  /** How often the effects have failed in a row. */
  readonly failures?: number;
}

/** Someone who remembers errands while nobody is running. */
export interface Later {
  /** In so many milliseconds or a little more; 15 minutes at most. */
  after(milliseconds: number, errand: Errand): Promise<void>;
}

/** The longest delay of a message of Amazon SQS, in seconds. */
const LONGEST = 900;

export function queueLater(queueUrl: () => string): Later {
  const sqs = deferred<SQS, SQSClient>(async () => new (await import('@aws-sdk/client-sqs')).SQS({})).calls;
  return {
    async after(milliseconds, errand) {
      await sqs.sendMessage({
        QueueUrl: queueUrl(), MessageBody: JSON.stringify(errand),
        DelaySeconds: Math.min(LONGEST, Math.max(0, Math.ceil(milliseconds / 1_000))),
      });
    },
  };
}
