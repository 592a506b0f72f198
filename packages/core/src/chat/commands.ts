import { isStaff, LiveError, type Feature } from '../engine/index.js';
import type { ModerationShape } from '../moderation/index.js';
import { here, type RosterShape } from '../roster/index.js';
import { inStatus, type SessionShape } from '../session/index.js';
import { chatAsks as ask } from './ask.js';
import type { ChatShape } from './facts.js';
import { CHAT, chatState } from './rows.js';

export const chatCommands: Feature<ChatShape, RosterShape & SessionShape & ModerationShape>['commands'] = {
  /** The room asks before it delivers (message review), so a refusal here is what the sender is told. */
  'chat/send': {
    ...ask['chat/send'],
    decide: (world, { text, message, draft }, { person, role, now }) => {
      const session = inStatus(world, 'chat in', ['scheduled', 'backstage', 'live']);
      if (session instanceof LiveError) return session;
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (world.messages.get(message)) return repeated();
      // The room had refused it by the time that the event took it.
      const earlier = draft && [...world.messages.values()].find((kept) => kept.person === person && kept.draft?.id === draft.id);
      if (earlier && earlier.draft!.attempt >= draft.attempt) return repeated();
      if (!isStaff(role)) {
        const { on, slow } = chatState(world.chat.get(CHAT));
        if (!on) return new LiveError('chat/off', 'The chat is off.', 'The presenters can turn it on.', { kind: 'denied' });
        if (world.restrictions.get(person)?.chat) return restricted();
        const wait = (world.spoke.get(person)?.at ?? -Infinity) + slow * 1000 - now;
        if (wait > 0 && !earlier) {
          const retryAfter = Math.ceil(wait / 1000);
          return new LiveError('chat/slow-mode', `In slow mode there is one message every ${slow} s.`,
            `Send it in ${retryAfter} s.`, { kind: 'limit', retryAfter });
        }
      }
      const sent = { type: 'chat/sent', id: message, person, name: known.name, role: known.role, text, at: now, draft } as const;
      return earlier ? [{ type: 'chat/deleted', message: earlier.id }, sent] : [sent];
    },
  },
  'chat/direct': {
    ...ask['chat/direct'],
    decide: (world, { text, to }, { person, role, now, id }) => {
      const session = inStatus(world, 'write to the presenters of', ['scheduled', 'backstage', 'live']);
      if (session instanceof LiveError) return session;
      const known = here(world, person);
      if (known instanceof LiveError) return known;
      if (isStaff(role)) {
        if (!to) return new LiveError('chat/no-recipient', 'A direct message of a presenter needs a recipient.', 'Name the person.', { kind: 'invalid', path: ['to'] });
        const other = here(world, to);
        if (other instanceof LiveError) return other;
      } else if (to) {
        return new LiveError('chat/presenters-only', 'Direct messages go to the presenters only.', 'Leave the recipient out.', { kind: 'denied' });
      } else if (world.restrictions.get(person)?.chat) return restricted();
      return [{
        type: 'chat/sent-direct', id, peer: to ?? person, person, name: known.name, role: known.role, text, at: now,
      }];
    },
  },
  'chat/toggle': {
    ...ask['chat/toggle'],
    decide: (world, { on }, { id, now }) =>
      chatState(world.chat.get(CHAT)).on === on
        ? new LiveError('chat/same', `The chat is ${on ? 'on' : 'off'} already.`, 'Nothing to do.')
        : [{ type: 'chat/toggled', id, at: now, on }],
  },
  'chat/slow': {
    ...ask['chat/slow'],
    decide: (world, { seconds }, { id, now }) =>
      chatState(world.chat.get(CHAT)).slow === seconds
        ? new LiveError('chat/same', `Slow mode is at ${seconds} s already.`, 'Nothing to do.')
        : [{ type: 'chat/slowed', id, at: now, seconds }],
  },
  'chat/delete': {
    ...ask['chat/delete'],
    decide: (world, { message }) => (world.messages.get(message) ? [{ type: 'chat/deleted', message }] : missing()),
  },
  'chat/retract': {
    ...ask['chat/retract'],
    decide: (world, { message }, { person }) => {
      const row = world.messages.get(message);
      if (!row) return missing();
      return row.person === person
        ? [{ type: 'chat/deleted', message }]
        : new LiveError('chat/not-yours', 'This message is somebody else\'s.', 'Ask a moderator.', { kind: 'denied' });
    },
  },
};

const repeated = () => new LiveError('chat/repeated', 'This message is there already.', 'Nothing to do.');
const missing = () =>
  new LiveError('chat/missing', 'There is no such message any more.', 'Nothing to do.', { kind: 'unknown' });
const restricted = () =>
  new LiveError('chat/restricted', 'The moderators have kept you from the chat.', 'Read along; ask them if this is a mistake.', { kind: 'denied' });
