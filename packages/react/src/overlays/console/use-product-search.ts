import { useCallback, useState } from 'react';
import type { ContentOf } from '@rostrum/core/overlays';
import { useAction, type Refusal } from '../../shared/use-action.js';

/** As shops sort (S2.11). */
export const SORTS = ['Relevance', 'NewestArrivals', 'Price:LowToHigh', 'Price:HighToLow', 'Featured'] as const;
export type ProductSort = (typeof SORTS)[number];
/** Characters of a keyword (S2.11). */
export const KEYWORD = 150;

export type FoundProduct = ContentOf<'product'>;
export interface ProductQuery {
  /** At most 150 characters. */
  readonly keyword: string;
  /** From 1. */
  readonly page: number;
  readonly sort: ProductSort;
}
export interface ProductPage {
  readonly products: readonly FoundProduct[];
  readonly page: number;
  /** How many pages there are. */
  readonly pages: number;
}
/** Looks products up, for example by a route of the server. Its LiveErrors are shown as they are. */
export type SearchProducts = (query: ProductQuery) => Promise<ProductPage>;

export interface ProductSearchState extends Refusal {
  /** What was asked last, and its answer. */
  readonly found: (ProductPage & Pick<ProductQuery, 'keyword' | 'sort'>) | undefined;
  readonly searching: boolean;
  search(query: ProductQuery): Promise<void>;
}

/** A search that keeps the newest answer: one that comes late is of no use any more. */
export function useProductSearch(products: SearchProducts): ProductSearchState {
  const [found, setFound] = useState<ProductSearchState['found']>();
  const [asked, setAsked] = useState<ProductQuery>();
  const { run, error, dismissError } = useAction();
  const search = useCallback(
    async (query: ProductQuery) => {
      setAsked(query);
      await run(async () => {
        const page = await products(query);
        setAsked((now) => {
          if (now === query) setFound({ ...page, keyword: query.keyword, sort: query.sort });
          return now;
        });
      });
      setAsked((now) => (now === query ? undefined : now));
    },
    [products, run],
  );
  return { found, searching: asked !== undefined, search, error, dismissError };
}
