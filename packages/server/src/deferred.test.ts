import { expect, test } from 'vitest';
import { deferred } from './deferred.js';

interface Api {
  describe(name: string): Promise<string>;
  destroy(): void;
}

test('a client is opened by its first call, once, and closed only if it was opened', async () => {
  let [opened, closed] = [0, 0];
  const client = deferred<Api, { destroy(): void }>(async () => {
    opened++;
    return { describe: async (name) => `${name}!`, destroy: () => void closed++ };
  });
  expect(opened).toBe(0);
  expect(await Promise.all([client.calls.describe('a'), client.calls.describe('b')])).toEqual(['a!', 'b!']);
  client.close();
  await expect.poll(() => [opened, closed]).toEqual([1, 1]);
  deferred<Api, { destroy(): void }>(() => Promise.reject(new Error('Nobody called.'))).close();
});

test('one that could not be opened is opened by the next call', async () => {
  let tries = 0;
  const { calls } = deferred<Api, { destroy(): void }>(async () => {
    if (tries++ === 0) throw new Error('The module could not be read.');
    return { describe: async (name) => name, destroy: () => {} };
  });
  await expect(calls.describe('a')).rejects.toThrow('could not be read');
  expect(await calls.describe('a')).toBe('a');
});
