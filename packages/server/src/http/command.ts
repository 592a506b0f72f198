import * as v from 'valibot';
import { LiveError, type Accepted, type Request } from '@rostrum/core/engine';
import type { EventHost } from '../host/index.js';
import type { Limits } from '../limits/index.js';

/** The longest answer has 2,000 characters, of three bytes each in many scripts (S4.3). */
export const COMMAND_BYTES = 8 * 1024;

/** Made by the client, once per intention. */
export const commandId = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/, 'An id has 1 to 64 letters, digits, "-" and "_".'),
);

/**
 * Has the event judge what a person asks, over the line or HTTP.
 * Errors: `limits/too-many`, `chat/room-only`, and the event's own.
 */
export async function judge(host: EventHost, limits: Limits, request: Request): Promise<Accepted | LiveError> {
  const limited = limits.commands.take(request.person);
  if (limited) return limited;
  // A message that the room has not delivered would be history that nobody has seen.
  if (request.command === 'chat/send') {
    return new LiveError('chat/room-only', 'Messages to the group are sent in the chat room.', 'Send it there.', {
      kind: 'denied',
    });
  }
  return host.execute(request);
}
