import * as v from 'valibot';
import { attributes, text } from '../control/constraints.js';

const RequestId = v.optional(v.pipe(v.string(), v.maxLength(256)), '');
const Reason = v.optional(v.pipe(v.string(), v.maxLength(256)));

/** What a client may send, by `Action`. The length of `Content` is the room's to judge. */
const request = v.variant('Action', [
  v.object({
    Action: v.literal('SEND_MESSAGE'),
    RequestId,
    Content: v.pipe(v.string(), v.minLength(1)),
    Attributes: v.optional(attributes, {}),
  }),
  v.object({ Action: v.literal('DELETE_MESSAGE'), RequestId, Id: text(1, 64), Reason }),
  v.object({ Action: v.literal('DISCONNECT_USER'), RequestId, UserId: text(1, 128), Reason }),
]);

export type ChatRequest = v.InferOutput<typeof request>;
export type SendMessage = Extract<ChatRequest, { Action: 'SEND_MESSAGE' }>;
export type ChatCapability = ChatRequest['Action'];

/** A frame of a client, or the id to refuse it under: of a request that is wrong otherwise, its own when it has one. */
export function parseRequest(data: string): ChatRequest | { readonly refused: string } {
  let value: unknown;
  try {
    value = JSON.parse(data, (_, member: unknown) => member ?? undefined);
  } catch {
    return { refused: '' };
  }
  const result = v.safeParse(request, value);
  if (result.success) return result.output;
  const named = v.safeParse(v.object({ RequestId }), value);
  return { refused: named.success ? named.output.RequestId : '' };
}
