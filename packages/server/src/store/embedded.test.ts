import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
