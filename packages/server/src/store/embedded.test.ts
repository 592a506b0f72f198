import { createRequire } from 'node:module';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { until } from '../testing/until.test.support.js';
import { openStore } from './index.js';

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'rostrum-store-'));
});
afterEach(() => rm(scratch, { recursive: true }));

const key = { partition: 'people', id: 'ann' };

test('data outlive the store that wrote them, and only one store has them open', async () => {
  const directory = join(scratch, 'made', 'when-missing');
  const store = await openStore({ directory });
  await store.records.put(key, 'Ann');
  await expect(openStore({ directory })).rejects.toMatchObject({ code: 'store/directory' });
  await store.close();
  const again = await openStore({ directory });
  expect((await again.records.get(key))?.value).toBe('Ann');
  await again.close();
});

test('what is not a directory is refused', async () => {
  await writeFile(join(scratch, 'file'), '');
  await expect(openStore({ directory: join(scratch, 'file') })).rejects.toMatchObject({ code: 'store/directory' });
});

interface Level {
  readonly prototype: Record<'attachResource' | 'detachResource', (resource: object) => void>;
}

/** What is open in the databases of this process now. */
function watchIterators(): ReadonlySet<object> {
  const dynalite = createRequire(import.meta.url).resolve('dynalite');
  const level = createRequire(createRequire(dynalite).resolve('level'));
  const { AbstractLevel } = level('abstract-level') as { AbstractLevel: Level };
  const open = new Set<object>();
  const { attachResource, detachResource } = AbstractLevel.prototype;
  const attach = vi.spyOn(AbstractLevel.prototype, 'attachResource').mockImplementation(function (this: object, resource) {
    open.add(resource);
    attachResource.call(this, resource);
  });
  const detach = vi.spyOn(AbstractLevel.prototype, 'detachResource').mockImplementation(function (this: object, resource) {
    open.delete(resource);
    detachResource.call(this, resource);
  });
  onTestFinished(() => {
    attach.mockRestore();
    detach.mockRestore();
  });
  return open;
}

test.each(['in memory', 'on disk'])('S4.7 a query leaves nothing open, %s', async (where) => {
  const open = watchIterators();
  const store = await openStore(where === 'on disk' ? { directory: scratch } : {});
  for (let n = 0; n < 10; n++) await store.records.put({ partition: 'people', id: `p${n}` }, n);
  const before = open.size;
  for (const query of [{}, { limit: 3 }, { prefix: 'p1' }, { prefix: 'none' }]) {
    for (let n = 0; n < 5; n++) await store.records.query('people', query);
  }
  await until(() => open.size === before, 'the end of all iterators');
  await store.close();
});
