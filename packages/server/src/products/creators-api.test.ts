import { expect, onTestFinished, test } from 'vitest';
import type { LiveError } from '@rostrum/core/engine';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { until } from '../testing/until.test.support.js';
import { StandIn } from './amazon.test.support.js';
import { openProducts, type CreatorsApiOptions, type ProductQuery, type ProductSearch } from './index.js';

const query: ProductQuery = { keyword: 'lamp', page: 1, sort: 'Relevance' };

async function amazon(options: Partial<CreatorsApiOptions> = {}) {
  const standIn = await StandIn.start();
  onTestFinished(() => standIn[Symbol.asyncDispose]());
  const clock = new HeldClock();
  const search = await openProducts({
    amazon: {
      credentialId: 'id', credentialSecret: 'secret', version: '3.2', partnerTag: 'partner-21',
      marketplace: 'www.amazon.de', endpoint: standIn.endpoint, ...options,
    },
  }, { clock, publicUrl: 'https://live.example.org' });
  return { standIn, clock, search };
}
const refusalOf = (search: ProductSearch) =>
  search.search(query).then(() => undefined, (error: unknown) => error as LiveError);
const codeOf = async (search: ProductSearch) => (await refusalOf(search))?.code ?? 'found';

test('S2.11 products come as overlays: cut to fit, ten a page, sorted by Amazon', async () => {
  const { standIn, clock, search } = await amazon();
  const page = await search.search({ ...query, sort: 'Price:LowToHigh' });
  expect(page).toMatchObject({ page: 1, pages: 3 });
  // Two of the ten have no picture.
  expect(page.products).toHaveLength(8);
  expect(page.products[1]).toEqual({
    kind: 'product', title: 'Lamp number 2, bright, and with…', price: '$2.00',
    imageUrl: 'https://pictures.example/2.jpg',
    description: expect.stringMatching(/^Bright\. .*…$/) as string, link: 'https://shop.example/dp/B2?tag=partner-21',
  });
  expect(page.products[0]!.price).toBe('–');
  expect(standIn.asked[0]).toMatchObject({
    headers: { authorization: 'Bearer token-of-the-stand-in', 'x-marketplace': 'www.amazon.de' },
    body: { keywords: 'lamp', itemPage: 1, itemCount: 10, sortBy: 'Price:LowToHigh', partnerTag: 'partner-21' },
  });
  await clock.pass(1_000);
  expect((await search.search({ ...query, page: 3 })).products).toHaveLength(3);
  expect(standIn.tokens).toBe(1);
});

test('credentials of version 2 go to Amazon Cognito, and are named with every request', async () => {
  const { standIn, search } = await amazon({ version: '2.2' });
  await search.search(query);
  expect(standIn.asked[0]!.headers.authorization).toBe('Bearer token-of-the-stand-in, Version 2.2');
});

test('S2.21 one request a second, and not more waiting than is sensible', async () => {
  const { standIn, clock, search } = await amazon();
  const answers = Array.from({ length: 12 }, () => codeOf(search));
  expect(await answers[11]).toBe('products/too-many');
  for (let n = 1; n <= 11; n++) {
    await until(() => standIn.asked.length === n, `request ${n}`);
    await clock.pass(1_000);
  }
  expect(await Promise.all(answers.slice(0, 11))).toEqual(Array(11).fill('found'));
  expect(standIn.asked).toHaveLength(11);
});

test('S2.21 without credentials, or with wrong ones, the presenter is told what is the matter', async () => {
  const none = await openProducts(undefined, { clock: new HeldClock(), publicUrl: 'https://live.example.org' });
  expect(await codeOf(none)).toBe('products/not-configured');
  for (const [wrong, told] of [
    [{ credentialSecret: '' }, 'credentialSecret'], [{ credentialId: '', partnerTag: '' }, 'credentialId, partnerTag'],
    [{ marketplace: '' }, 'marketplace'], [{ version: '1.0' as never }, '"1.0"'],
  ] as const) {
    const { standIn, search } = await amazon(wrong);
    expect(await refusalOf(search)).toMatchObject({ code: 'products/not-configured', kind: 'conflict' });
    expect((await refusalOf(search))!.message).toContain(told);
    expect(standIn.tokens).toBe(0);
  }
  const refused = await refusalOf((await amazon({ credentialSecret: 'wrong' })).search);
  expect(refused).toMatchObject({ code: 'products/credentials-refused', kind: 'conflict' });
  expect(`${refused!.message} ${refused!.hint}`).not.toContain('wrong');
});

test('S2.21 the presenter reads that Amazon refused the credentials; the secret is nowhere to be read', async () => {
  await using standIn = await StandIn.start();
  await using rig = await Rig.start({ products: { amazon: {
    credentialId: 'id', credentialSecret: 'a-wrong-secret', version: '3.2', partnerTag: 'partner-21',
    marketplace: 'www.amazon.de', endpoint: standIn.endpoint,
  } } });
  const { host } = await rig.event();
  const refused = await problemOf(await host.request('GET', '/products?q=lamp'));
  expect(refused).toMatchObject({ status: 409, code: 'products/credentials-refused' });
  expect(JSON.stringify([refused, rig.logged])).not.toContain('a-wrong-secret');
});

test('what Amazon refuses is told apart, and its faults are nobody\'s', async () => {
  const { standIn, clock, search } = await amazon();
  for (const [status, code, told] of [
    [403, 'AssociateNotEligible', 'products/credentials-refused'], [429, 'TooManyRequests', 'products/too-many'],
    [400, 'InvalidParameterValue', 'products/refused'], [500, 'InternalFailure', 'products/unavailable'],
    [404, 'NoResults', 'found'],
  ] as const) {
    standIn.refusals.push([status, code]);
    expect([code, await codeOf(search)]).toEqual([code, told]);
    await clock.pass(1_000);
  }
  // A token can end before its time: it is asked for anew, once.
  standIn.refusals.push([401, 'TokenExpired']);
  const [before, again] = [standIn.asked.length, codeOf(search)];
  await until(() => standIn.asked.length === before + 1, 'the refusal');
  await clock.pass(999);
  expect(standIn.asked).toHaveLength(before + 1);
  // And that is a request as every other: it waits for its turn.
  await until(() => clock.pending > 0, 'the second one to wait');
  await clock.pass(1);
  expect(await again).toBe('found');
  expect(standIn.tokens).toBe(2);
  await standIn[Symbol.asyncDispose]();
  await clock.pass(1_000);
  expect(await codeOf(search)).toBe('products/unavailable');
});
