import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from './index.js';
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

const key = (partition: string, id: string) => ({ partition, id });

test('a condition holds once, also when the reply was lost', async () => {
  const ann = key('people', 'ann');
  let lost = 1;
  network.fate = (operation) => (operation === 'PutItem' && lost-- > 0 ? 'lost' : 'through');
  expect(await store.records.put(ann, { name: 'Ann' }, 'absent')).toBe(true);
  expect(await store.records.put(ann, { name: 'Eve' }, 'absent')).toBe(false);
  const { revision } = (await store.records.get(ann))!;
  expect(await store.records.put(ann, { name: 'Anna' }, { revision })).toBe(true);
  expect(await store.records.put(ann, { name: 'Eve' }, { revision })).toBe(false);
  expect(await store.records.get(ann)).toMatchObject({ key: ann, value: { name: 'Anna' } });
  await store.records.delete(ann);
  expect(await store.records.get(ann)).toBeUndefined();
});

test('changes from many sides are all made', async () => {
  const count = key('counts', 'one');
  await Promise.all(Array.from({ length: 6 }, () => store.records.change<number>(count, (was = 0) => was + 1)));
  expect((await store.records.get(count))?.value).toBe(6);
});

test('lists a partition in pages, and only that (S4.2)', async () => {
  for (let n = 0; n < 7; n++) await store.records.put(key('list', `a${n}`), n);
  await store.records.put(key('list', 'b0'), 'other');
  await store.records.put(key('list2', 'a0'), 'other');
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const query = { prefix: 'a', limit: 3, descending: true, ...(after && { after }) };
    const page = await store.records.query<number>('list', query);
    seen.push(...page.records.map(({ value }) => value));
    after = page.next;
  } while (after);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
  const nowhere = store.records.query('list', { prefix: 'a', after: '!' });
  await expect(nowhere).rejects.toMatchObject({ code: 'store/cursor' });
  const many = [key('list', 'a1'), key('list2', 'a0'), key('list', 'none'), key('list', 'a1')];
  expect((await store.records.getMany(many)).map(({ value }) => value).sort()).toEqual([1, 'other']);
});

test('a lease has one owner until it runs out; a cursor only goes forward', async () => {
  expect(await store.leases.take('e', 'a', 60_000)).toBe(true);
  expect(await store.leases.take('e', 'b', 60_000)).toBe(false);
  expect(await store.leases.take('e', 'a', -1)).toBe(true);
  expect(await store.leases.take('e', 'b', 60_000)).toBe(true);
  await store.leases.release('e', 'a');
  expect(await store.leases.take('e', 'a', 60_000)).toBe(false);
  await store.leases.release('e', 'b');
  expect(await store.leases.take('e', 'a', 60_000)).toBe(true);
  for (const seq of [3, 7, 5]) await store.cursors.set('e', 'effects', seq);
  expect(await store.cursors.get('e', 'effects')).toBe(7);
  expect(await store.cursors.get('e', 'other')).toBe(0);
});
