import { describe } from 'vitest';
import { chatRoomContract } from '../../ports/chat-room.test.support.js';
import { createMemoryBackend } from './index.js';

describe('ChatRoom in memory', () => chatRoomContract(async () => {
  const backend = createMemoryBackend();
  const host = backend.as('host', { role: 'host' });
  host.arrive();
  return {
    of: (person) => backend.as(person, { name: person[0]!.toUpperCase() + person.slice(1) }).room,
    async remove(message) {
      host.send('chat/delete', { message });
    },
    async turnOff() {
      host.send('chat/toggle', { on: false });
    },
    async sendAway(person) {
      host.send('moderation/kick', { person });
    },
    async drop(person) {
      backend.cut(person);
      backend.restore(person);
    },
  };
}));
