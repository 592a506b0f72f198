import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../node/index.js';
import { openStore } from '../store/index.js';
import { freePort } from '../testing/free-port.test.support.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { openProducts, type ProductPage, type ProductSort } from './index.js';

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'rostrum-catalogue-'))));
afterAll(() => rm(directory, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<{ readonly catalogue: string }> {
  const path = join(directory, name);
  await writeFile(path, text);
  return { catalogue: path };
}
const entry = (title: string, price = '9 €') =>
  ({ title, price, imageUrl: 'https://p.example/1.jpg', description: 'For tea' });
const context = () => ({ clock: new HeldClock(), publicUrl: 'https://live.example.org' });
const titles = ({ products }: ProductPage) => products.map(({ title }) => title);

test('S2.11 a catalogue in JSON is searched by words, sorted, ten a page and five pages', async () => {
  const cups = Array.from({ length: 60 }, (_, n) => entry(`Cup ${n + 1}`, `${n + 1},00 €`));
  const all = [...cups, entry('Tèapot', '1.299,50 €'), entry('Kettle', '$1,299.00')];
  const options = await file('cups.json', JSON.stringify(all));
  const search = await openProducts(options, context());
  const find = (keyword: string, page = 1, sort: ProductSort = 'Relevance') => search.search({ keyword, page, sort });
  expect(await find('cup')).toMatchObject({ page: 1, pages: 5 });
  expect(titles(await find('cup', 2))[0]).toBe('Cup 11');
  expect(titles(await find('cup', 1, 'NewestArrivals'))[0]).toBe('Cup 60');
  expect(titles(await find('cup', 1, 'Price:HighToLow'))[0]).toBe('Cup 60');
  expect(titles(await find('tea', 1, 'Price:HighToLow')).slice(0, 2)).toEqual(['Tèapot', 'Kettle']);
  // In the title weighs more than in the description.
  expect(titles(await find('TEA'))[0]).toBe('Tèapot');
  expect(await find('nothing like it')).toEqual({ products: [], page: 1, pages: 0 });
});

test('a catalogue in CSV, as a spreadsheet writes it', async () => {
  const lines = [
    '\uFEFFtitle,price,imageUrl,description,link',
    '"Lamp, ""bright""",5 €,https://p.example/l.jpg,"Two\nlines",https://s.example/l',
    'Torch,3 €,https://p.example/t.jpg,,', '',
  ];
  const search = await openProducts(await file('lamps.csv', lines.join('\r\n')), context());
  const { products } = await search.search({ keyword: 'l', page: 1, sort: 'Featured' });
  expect(products).toEqual([{
    kind: 'product', title: 'Lamp, "bright"', price: '5 €', imageUrl: 'https://p.example/l.jpg',
    description: 'Two lines', link: 'https://s.example/l',
  }]);
});

test('addresses may be paths of the server; a file of Windows is read as well', async () => {
  const text = `\uFEFF${JSON.stringify([{ ...entry('Cup'), imageUrl: '/products/cup.svg', link: '/shop?id=1' }])}`;
  const search = await openProducts(await file('paths.json', text), context());
  const { products } = await search.search({ keyword: 'cup', page: 1, sort: 'Relevance' });
  expect(products).toMatchObject([
    { imageUrl: 'https://live.example.org/products/cup.svg', link: 'https://live.example.org/shop?id=1' },
  ]);
});

const pictured = (imageUrl: string) => JSON.stringify([{ ...entry('A'), imageUrl }]);

test.each([
  ['a.json', '[\n{,\n]', 'a.json cannot be used: line 2'], ['b.json', '{}', 'it is not a list'],
  ['c.json', JSON.stringify([entry('A'), { ...entry('B'), imageUrl: 'no' }]), '"imageUrl" of product 2 is not a URL'],
  ['d.json', JSON.stringify([{ ...entry('A'), price: undefined }]), '"price" of product 1 is missing'],
  ['g.json', pictured('javascript:alert(1)'), '"imageUrl" of product 1 is not a URL'],
  ['h.json', pictured('pictures/a.jpg'), '"imageUrl" of product 1 is not a URL'],
  ['i.json', pictured(`https://p.example/${'x'.repeat(256)}`), '"imageUrl" of product 1 is longer than 256 characters'],
  ['j.json', JSON.stringify([{ ...entry('A'), link: 'data:text/html,x' }]), '"link" of product 1 is not a URL'],
  ['k.json', '["Cup"]', 'product 1 is not'],
  ['e.csv', 'title,price\nA,"5', 'line 2: a quote'], ['f.csv', 'title,price\nA,5\n', '"imageUrl" of product 1'],
])('%s does not let the server start, and says why', async (name, text, why) => {
  await expect(openProducts(await file(name, text), context())).rejects.toThrow(why);
});

test('a catalogue that is not there is named, and the port stays free', async () => {
  const catalogue = join(directory, 'nowhere.json');
  const store = await openStore();
  onTestFinished(() => store.close());
  const port = await freePort();
  const start = (products?: { readonly catalogue: string }) =>
    startServer({ store, port, development: true, aws: { region: 'us-east-1' }, log: pino({ enabled: false }),
      ...(products && { products }) });
  await expect(start({ catalogue })).rejects.toThrow(`The catalogue ${catalogue} cannot be used`);
  await (await start()).close();
});

test('S2.11 presenters search by HTTP; nobody else may, and what is no search is refused', async () => {
  await using rig = await Rig.start({ products: await file('rig.json', JSON.stringify([entry('Cup')])) });
  const { id, host } = await rig.event();
  const anna = await rig.joined('Anna', id);
  expect(await host.json('GET', '/products?q=cup&sort=Price:LowToHigh')).toMatchObject({
    products: [{ kind: 'product', title: 'Cup' }], page: 1, pages: 1,
  });
  expect((await anna.request('GET', '/products?q=cup')).status).toBe(403);
  expect((await rig.request('GET', `/api/events/${id}/products?q=cup`)).status).toBe(401);
  const long = 'x'.repeat(151);
  for (const wrong of ['', '?q=', `?q=${long}`, '?q=a&page=6', '?q=a&page=0', '?q=a&sort=Random', '?q=a&more=1']) {
    expect([wrong, (await host.request('GET', `/products${wrong}`)).status]).toEqual([wrong, 400]);
  }
});
