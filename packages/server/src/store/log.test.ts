import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '@rostrum/core/engine';
import { encodeEntry, LogConflict, openStore, type Store } from './index.js';
import { impatient, unreliable, type Unreliable } from './unreliable.test.support.js';

let real: Store;
let network: Unreliable;
let store: Store;
beforeAll(async () => {
  real = await openStore();
  network = await unreliable(real.endpoint!);
  store = await openStore({ endpoint: network.endpoint, clock: impatient });
});
afterAll(async () => {
  await store.close();
  await network.close();
  await real.close();
});

const facts = [{ type: 'c/d', text: 'ÄÖ€😀' }];
const entry = (id: string): Entry => ({ id, person: 'p', role: 'attendee', command: 'c/d', at: 1, facts });
const batch = (writeId: string, firstSeq: number, ids: readonly string[]) =>
  ({ writeId, firstSeq, entries: ids.map((id) => encodeEntry(entry(id))) });
const ids = async (event: string, after: number) => {
  const found: string[] = [];
  for await (const entries of store.log.entries(event, after)) {
    for (const { seq, entry: { id } } of entries) found.push(`${seq}${id}`);
  }
  return found;
};

test('reads back what was appended, from any sequence', async () => {
  await store.log.append('e1', batch('w1', 1, ['a', 'b']));
  await store.log.append('e1', batch('w2', 3, ['c', 'd', 'e']));
  await store.log.append('e1', batch('w3', 6, ['f']));
  const all = ['1a', '2b', '3c', '4d', '5e', '6f'];
  for (let after = 0; after <= 6; after++) expect(await ids('e1', after)).toEqual(all.slice(after));
  expect(await ids('other', 0)).toEqual([]);
  for await (const read of store.log.read('e1', 5)) expect(read.entries).toEqual([entry('f')]);
});

test('an append whose reply was lost is stored once, and its writer is not taken for another', async () => {
  const fates = ['lost', 'error', 'dropped', 'lost'] as const;
  let count = 0;
  network.fate = (operation) => (operation === 'PutItem' ? (fates[count++] ?? 'through') : 'through');
  await store.log.append('e2', batch('w1', 1, ['a']));
  expect(count).toBe(5);
  expect(await ids('e2', 0)).toEqual(['1a']);
  await store.log.append('e2', batch('w1', 1, ['a']));
  await expect(store.log.append('e2', batch('w2', 1, ['b']))).rejects.toBeInstanceOf(LogConflict);
  expect(await ids('e2', 0)).toEqual(['1a']);
});

test('a writer whose store is gone stops trying when told', async () => {
  network.fate = () => 'dropped';
  const stop = new AbortController();
  const appending = store.log.append('e3', batch('w1', 1, ['a']), stop.signal);
  stop.abort();
  await expect(appending).rejects.toThrow();
  network.fate = () => 'through';
});

test('a hole in the log is not read over', async () => {
  await store.log.append('e4', batch('w1', 1, ['a']));
  await store.log.append('e4', batch('w2', 3, ['c']));
  await expect(ids('e4', 0)).rejects.toMatchObject({ code: 'store/gap' });
});
