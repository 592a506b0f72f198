import * as v from 'valibot';
import { LiveError } from '@rostrum/core/engine';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const reviewInput = v.object({
  Content: v.string(),
  MessageId: v.string(),
  RoomArn: v.string(),
  Sender: v.object({ UserId: v.string() }),
});
const mediaInput = v.object({
  'detail-type': v.string(),
  resources: v.array(v.string()),
  detail: v.object({
    // Other reports than those of stages and streams name themselves otherwise.
    event_name: v.optional(v.string(), ''),
    participant_id: v.optional(v.string()),
    user_id: v.optional(v.string()),
    stream_id: v.optional(v.string()),
  }),
});

const STAGE = 'IVS Stage Update';
const STREAM = 'IVS Stream State Change';
const REPORTS: ReadonlySet<string> = new Set([STAGE, STREAM]);

/** IVS Chat waits 200 ms and then refuses the message by itself; this leaves some of it for the way there and back. */
const REVIEW_WITHIN = 150;

/** What the media services call. */
export function hookRoutes({ rooms, hosts, limits, media, streams, store }: Services): readonly Route[] {
  return [
    route({
      method: 'POST', path: '/hooks/chat-review', who: 'hook', body: reviewInput, most: 16 * 1024,
      summary: 'Message review of Amazon IVS Chat: ALLOW or DENY within 200 ms.',
      async handle({ body: { Content: text, MessageId: message, RoomArn, Sender: { UserId: person } } }) {
        const asked = store.clock.now();
        const event = await rooms.eventOf(RoomArn);
        const host = event === undefined ? undefined : await hosts.open(event);
        if (!host) return deny('session/missing');
        const limited = limits.messages.take(person);
        if (limited) return deny(limited.code);
        const answer = await host.execute({ id: message, person, command: 'chat/send', input: { text, message } });
        if (answer instanceof LiveError) return deny(answer.code);
        if (store.clock.now() - asked > REVIEW_WITHIN) {
          // The room has refused it by now, so it must not be in the history either.
          await host.system('chat/delete', { message });
          return deny('chat/late');
        }
        // Attributes of a message are the sender's word; who and what somebody is, is in the token's.
        return { ReviewResult: 'ALLOW', Content: text.trim(), Attributes: {} };
      },
    }),
    route({
      method: 'POST', path: '/hooks/media-events', who: 'hook', body: mediaInput, most: 64 * 1024, status: 202,
      summary: 'Stage and channel events of Amazon EventBridge.',
      async handle({ body: { 'detail-type': type, resources: [arn], detail } }) {
        const event = REPORTS.has(type) && arn !== undefined ? await rooms.eventOf(arn) : undefined;
        const host = event === undefined ? undefined : await hosts.open(event);
        if (!host) return {};
        const { event_name: name, participant_id: participant, user_id: person, stream_id: stream } = detail;
        if (type === STAGE && participant && person) await media.take(host, { name, participant, person });
        if (type === STREAM && stream) await streams.take(host, { name, stream });
        return {};
      },
    }),
  ];
}

/** The reason reaches the sender as the error message of the chat room. */
const deny = (reason: string) => ({ ReviewResult: 'DENY', Attributes: { Reason: reason } });
