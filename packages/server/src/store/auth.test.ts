import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from './index.js';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const later = () => Date.now() + 60_000;

test('whoever is banned is handed nothing, and what was handed out before is known (S4.12)', async () => {
  const { auth } = store;
  expect(await auth.get('e', 'ann')).toEqual({ banned: false, epoch: 0, participants: [] });
  const stage = { id: 'x1', kind: 'stage', expires: later() };
  expect(await auth.rememberParticipant('e', 'ann', stage)).toBe(true);
  expect(await auth.rememberParticipant('e', 'ann', { ...stage, id: 'x2', expires: 1 })).toBe(true);
  expect(await auth.bar('e', 'ann')).toEqual([stage]);
  expect(await auth.bar('e', 'ann')).toEqual([stage]);
  expect(await auth.rememberParticipant('e', 'ann', { ...stage, id: 'x3' })).toBe(false);
  expect((await auth.get('e', 'ann')).banned).toBe(true);
  expect(await auth.rememberParticipant('e', 'ben', stage)).toBe(true);
  await auth.unbar('e', 'ann');
  expect(await auth.rememberParticipant('e', 'ann', { ...stage, id: 'x4' })).toBe(true);
});

test('in whatever order a ban and tokens come, no participant escapes it', async () => {
  let event = 0;
  await fc.assert(fc.asyncProperty(fc.nat(8), fc.nat(8), async (tokens, position) => {
    const scope = `race${event++}`;
    const work: Promise<unknown>[] = [];
    let barred: Promise<readonly { readonly id: string }[]> | undefined;
    for (let n = 0; n < tokens; n++) {
      if (n === position) barred = store.auth.bar(scope, 'p');
      work.push(store.auth.rememberParticipant(scope, 'p', { id: `t${n}`, kind: 'stage', expires: later() }));
    }
    const cut = (await (barred ?? store.auth.bar(scope, 'p'))).map(({ id }) => id);
    const handed = (await Promise.all(work)).flatMap((ok, n) => (ok ? [`t${n}`] : []));
    expect(cut).toEqual(expect.arrayContaining(handed));
  }), { numRuns: 20 });
});
