import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import * as v from 'valibot';
import { toProduct } from './product.js';
import { PAGE, pagesOf, type ProductSearch, type ProductSort } from './product-search.js';
import { readCsv } from './read-csv.js';

/** So long an address may be in an overlay (S2.11). */
const ADDRESS = 256;

const text = v.pipe(v.string('is not a text'), v.trim(), v.nonEmpty('is missing'));
/** A path is one of this server. */
const addressAt = (base: string) => v.pipe(
  text,
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
    const isPath = value.startsWith('/');
    if (!url || !(isPath || URL.canParse(value)) || !['http:', 'https:'].includes(url.protocol)) {
      addIssue({ message: 'is not a URL, nor a path that begins with "/"' });
      return NEVER;
    }
    return isPath ? url.href : value;
  }),
  v.maxLength(ADDRESS, `is longer than ${ADDRESS} characters`),
);
const entryAt = (base: string) => v.object({
  title: v.optional(text, ''),
  price: v.optional(text, ''),
  imageUrl: v.optional(addressAt(base), ''),
  description: v.optional(v.string('is not a text'), ''),
  link: v.optional(v.union([v.literal(''), addressAt(base)], 'is not a URL, nor a path that begins with "/"')),
}, 'is not an object');
type CatalogueEntry = v.InferOutput<ReturnType<typeof entryAt>>;

/**
 * Searches a file of products: JSON, an array of `{ title, price, imageUrl, description?, link? }`, or CSV with these
 * names as its first line. The newest stand last. Addresses are URLs, or paths of the server at `base`. The file is
 * read once.
 *
 * Rejects with an Error that names file, entry and field when the file cannot be used.
 */
export async function openCatalogue(path: string, base: string): Promise<ProductSearch> {
  const entries = await readCatalogue(path, base);
  return {
    search({ keyword, page, sort }) {
      const found = matching(entries, keyword);
      const sorted = sort === 'Relevance' ? found : [...found].sort(ORDERS[sort]);
      const products = sorted.flatMap(({ entry: one }) => toProduct(one) ?? []);
      return Promise.resolve({
        products: products.slice((page - 1) * PAGE, page * PAGE), page, pages: pagesOf(products.length),
      });
    },
  };
}

async function readCatalogue(path: string, base: string): Promise<readonly CatalogueEntry[]> {
  const wrong = (what: string, cause?: unknown) =>
    new Error(`The catalogue ${path} cannot be used: ${what}.`, { cause });
  let rows: unknown;
  try {
    const source = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    rows = extname(path).toLowerCase() === '.csv' ? records(readCsv(source)) : readJson(source);
  } catch (error) {
    throw wrong((error as Error).message, error);
  }
  if (!Array.isArray(rows)) throw wrong('it is not a list');
  const entry = entryAt(base);
  return rows.map((row, index) => {
    const result = v.safeParse(entry, row, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const field = v.getDotPath(issue);
    throw wrong(`${field === null ? '' : `"${field}" of `}product ${index + 1} ${issue.message}`);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    if (position === undefined) throw error;
    const line = text.slice(0, Number(position)).split('\n').length;
    throw new SyntaxError(`line ${line}: ${message}`, { cause: error });
  }
}

function records([header = [], ...rows]: readonly (readonly string[])[]): readonly object[] {
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name.trim(), row[column] ?? ''])));
}

interface Match {
  readonly entry: CatalogueEntry;
  readonly index: number;
  readonly weight: number;
}

/** Those that have every word; a word in the title weighs more. Those that weigh as much stay in their order. */
function matching(entries: readonly CatalogueEntry[], keyword: string): readonly Match[] {
  const words = fold(keyword).split(/\s+/).filter(Boolean);
  return entries
    .map((one, index) => {
      const [title, all] = [fold(one.title), fold(`${one.title} ${one.description}`)];
      const weights = words.map((word) => (title.includes(word) ? 2 : Number(all.includes(word))));
      const weight = weights.includes(0) ? 0 : weights.reduce<number>((sum, each) => sum + each, 0);
      return { entry: one, index, weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

const ORDERS: Readonly<Record<Exclude<ProductSort, 'Relevance'>, (a: Match, b: Match) => number>> = {
  Featured: (a, b) => a.index - b.index,
  NewestArrivals: (a, b) => b.index - a.index,
  'Price:LowToHigh': (a, b) => amount(a) - amount(b),
  'Price:HighToLow': (a, b) => amount(b) - amount(a),
};

/** The number in a price such as `€ 1.299,00`: a separator before the last one or two digits is the point. */
function amount({ entry: { price } }: Match): number {
  const [digits = '0'] = /\d[\d.,\s]*/.exec(price) ?? [];
  const point = /[.,](\d{1,2})$/.exec(digits.trim());
  const whole = point ? digits.trim().slice(0, -point[0].length) : digits;
  return Number(`${whole.replace(/\D/g, '')}.${point?.[1] ?? 0}`);
}

/** Without case and accents. */
const fold = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
