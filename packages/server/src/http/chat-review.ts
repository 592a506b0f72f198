import * as v from 'valibot';
import { draft as draftInput } from '@rostrum/core/chat';
import { LiveError } from '@rostrum/core/engine';
import type { Rooms } from '../media/index.js';
import { arn } from './media-report.js';
import type { Services } from './services.js';

/** What IVS Chat asks of its message review handler, as far as it is looked at. */
export const reviewInput = v.object({
  Content: v.string(),
  MessageId: v.string(),
  RoomArn: arn,
  // The sender's word, or that of a client which is not ours.
  Attributes: v.fallback(v.optional(v.pipe(
    v.object({ draft: v.string(), attempt: v.string() }),
    v.transform(({ draft: id, attempt }) => ({ id, attempt: Number(attempt) })), draftInput,
  )), undefined),
  Sender: v.object({ UserId: v.string() }),
});
export interface Review {
  readonly ReviewResult: 'ALLOW' | 'DENY';
  readonly Content?: string;
  readonly Attributes: { readonly Reason?: string };
}

/** IVS Chat waits 200 ms and then refuses the message by itself; this leaves some of it for the way there and back. */
const REVIEW_WITHIN = 150;

/** Whether a message of the chat room may be delivered. What is allowed is in the event's history. */
export async function review(
  { rooms, hosts, limits, store }: Pick<Services, 'hosts' | 'limits' | 'store'> & { rooms: Pick<Rooms, 'eventOf'> },
  { Content: text, MessageId: message, RoomArn, Attributes: draft, Sender: { UserId: person } }: v.InferOutput<typeof reviewInput>,
): Promise<Review> {
  const asked = store.clock.now();
  const event = await rooms.eventOf(RoomArn);
  const host = event === undefined ? undefined : await hosts.open(event);
  if (!host) return deny('session/missing');
  const limited = limits.messages.take(person);
  if (limited) return deny(limited.code);
  const answer = await host.execute({ id: message, person, command: 'chat/send', input: { text, message, ...(draft && { draft }) } });
  if (answer instanceof LiveError) return deny(answer.code);
  if (store.clock.now() - asked > REVIEW_WITHIN) {
    // The room has refused it by now, so it must not be in the history either.
    await host.system('chat/delete', { message });
    return deny('chat/late');
  }
  // Attributes of a message are the sender's word; who and what somebody is, is in the token's.
  return { ReviewResult: 'ALLOW', Content: text.trim(), Attributes: {} };
}

/** The reason reaches the sender as the error message of the chat room. */
export const deny = (reason: string): Review => ({ ReviewResult: 'DENY', Attributes: { Reason: reason } });
