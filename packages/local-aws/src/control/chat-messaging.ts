import * as v from 'valibot';
import { attributes, integer, roomArn, text } from './constraints.js';
import { operation } from './operation.js';
import { storedRoom } from './stored.js';

const reason = v.optional(text(1, 256));
const userId = text(1, 128);

/** What IVS Chat does to a room while people are in it. */
export const chatMessagingOperations = [
  operation('CreateChatToken', {
    input: v.object({
      roomIdentifier: roomArn,
      userId,
      capabilities: v.optional(v.array(v.picklist(['SEND_MESSAGE', 'DELETE_MESSAGE', 'DISCONNECT_USER'])), []),
      sessionDurationInMinutes: v.optional(integer(1, 180), 60),
      attributes: v.optional(attributes, {}),
    }),
    run: ({ store, chat }, { roomIdentifier, ...grant }) =>
      chat.createToken({ ...grant, roomArn: storedRoom(store, roomIdentifier).arn }),
  }),

  operation('SendEvent', {
    input: v.object({ roomIdentifier: roomArn, eventName: text(1, 100), attributes: v.optional(attributes) }),
    run: ({ store, chat }, { roomIdentifier, eventName, attributes: map }) =>
      ({ id: chat.sendEvent(storedRoom(store, roomIdentifier).arn, eventName, map) }),
  }),

  operation('DeleteMessage', {
    input: v.object({
      roomIdentifier: roomArn,
      id: v.pipe(text(12, 12), v.regex(/^[a-zA-Z0-9]+$/)),
      reason,
    }),
    run: ({ store, chat }, input) =>
      ({ id: chat.deleteMessage(storedRoom(store, input.roomIdentifier).arn, input.id, input.reason) }),
  }),

  operation('DisconnectUser', {
    input: v.object({ roomIdentifier: roomArn, userId, reason }),
    run: ({ store, chat }, input) => {
      chat.disconnectUser(storedRoom(store, input.roomIdentifier).arn, input.userId, input.reason);
      return {};
    },
  }),
];
