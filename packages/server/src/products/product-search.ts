import type { ContentOf } from '@rostrum/core/overlays';

/** As shops sort (S2.11). */
export const SORTS = ['Relevance', 'NewestArrivals', 'Price:LowToHigh', 'Price:HighToLow', 'Featured'] as const;
export type ProductSort = (typeof SORTS)[number];
/** Products a page, and pages (S2.11). */
export const PAGE = 10;
export const PAGES = 5;

export interface ProductQuery {
  /** At most 150 characters. */
  readonly keyword: string;
  /** 1 to 5. */
  readonly page: number;
  readonly sort: ProductSort;
}
/** A product as an overlay shows it: ready to be sent. */
export type Product = ContentOf<'product'>;
export interface ProductPage {
  readonly products: readonly Product[];
  readonly page: number;
  /** How many pages there are. */
  readonly pages: number;
}

/** Where presenters find what they show for sale. */
export interface ProductSearch {
  /** Errors: `products/not-configured`, `products/credentials-refused`, `products/too-many`, `products/unavailable`. */
  search(query: ProductQuery): Promise<ProductPage>;
}

/** How many pages so many products fill. */
export const pagesOf = (products: number): number => Math.min(PAGES, Math.ceil(products / PAGE));
