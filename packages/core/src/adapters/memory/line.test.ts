import { describe } from 'vitest';
import { lineContract } from '../../ports/line.test.support.js';
import { createMemoryBackend } from './index.js';

describe('Line and Snapshots in memory', () => lineContract(async () => {
  const backend = createMemoryBackend();
  const host = backend.as('hanna', { role: 'host' });
  return {
    snapshots: host.snapshots,
    async line(person, role) {
      if (role !== 'stranger') return { id: person, line: backend.as(person, { role }).line };
      const seat = backend.as(person);
      seat.send('roster/leave', {});
      return { id: person, line: seat.line };
    },
    close: async () => backend.stop(),
  };
}));
