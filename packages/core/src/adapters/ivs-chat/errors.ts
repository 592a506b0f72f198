import type { ChatError } from 'amazon-ivs-chat-messaging';
import { LiveError } from '../../engine/live-error.js';

export const offline = () =>
  new LiveError('chat/offline', 'The chat is not connected.', 'Wait a moment, then send it again.');

/** The connection went while the message was on its way: nobody knows whether it arrived. */
export const unanswered = () =>
  new LiveError('chat/offline', 'The chat has not said that it took the message.',
    'Look whether it is there before you send it again.');

const tooFast = (message: string) =>
  new LiveError('chat/too-fast', message, 'Wait a moment, then send it again.', { kind: 'limit' });
const tooLong = () =>
  new LiveError('chat/too-long', 'The message is too long.', 'Make it shorter.', { kind: 'invalid', path: ['text'] });
const refused = (message: string, hint: string) => new LiveError('chat/refused', message, hint, { kind: 'denied' });

/** The room waits 200 ms for the event's word and then refuses on its own, in a sentence of its own. */
const CODE = /^[a-z]+\/[a-z-]+$/;
const notReviewed = () =>
  new LiveError('chat/not-reviewed', 'The chat was too busy to take the message.', 'Send it again.');

/** What the room answered to a message: the codes of the IVS Chat Messaging API. */
export function chatError(error: unknown): LiveError {
  const { errorCode, errorMessage = '' } = (error ?? {}) as Partial<ChatError>;
  switch (errorCode) {
    case 406: return reviewed(errorMessage);
    case 413: return tooLong();
    case 429: return tooFast('There are too many messages in this chat at the moment.');
    case 400: return refused('The chat cannot take this message.', 'Change it.');
    case 403: return refused('You may not write in this chat.', 'Read along.');
    default: return unanswered();
  }
}

/** Message review hands on the code with which the event refused the message. */
function reviewed(reason: string): LiveError {
  if (reason === 'chat/off') return refused('The chat is off.', 'The presenters can turn it on.');
  if (reason === 'chat/restricted') {
    return refused('The moderators have kept you from the chat.', 'Read along; ask them if this is a mistake.');
  }
  if (reason === 'chat/slow-mode') return tooFast('The chat is in slow mode.');
  if (reason.startsWith('limits/')) return tooFast('You have sent too many messages.');
  if (reason === 'engine/invalid') return tooLong();
  if (reason === 'chat/late' || reason === 'chat/not-reviewed' || !CODE.test(reason)) return notReviewed();
  return refused('The chat did not take the message.', 'Change it, or send it again later.');
}
