import type { ProductPage, ProductQuery } from '../overlays/index.js';
import { contents, PICTURE } from './sample-overlays.js';

const NAMES = ['The idempotent mug', 'Sticker sheet: states', 'Poster: the happy path', 'Notebook, dotted', 'Cap, “at least once”'];
const PAGES = 3;

/** A shop that has something for every keyword but "nothing". */
export async function foundProducts({ keyword, page, sort }: ProductQuery): Promise<ProductPage> {
  if (keyword === 'nothing') return { products: [], page: 1, pages: 0 };
  const products = NAMES.map((title, at) => ({
    ...contents.product, title: `${title} ${page}`.slice(0, 32), price: `€ ${10 * page + at}.90`, imageUrl: PICTURE,
  }));
  return { products: sort === 'Price:HighToLow' ? products.reverse() : products, page, pages: PAGES };
}
