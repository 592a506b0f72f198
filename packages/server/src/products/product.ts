import * as v from 'valibot';
import { productContent } from '@rostrum/core/overlays';
import type { Product } from './product-search.js';

/** What a source knows of a product, at whatever length. */
export interface ProductFound {
  readonly title: string;
  readonly price: string;
  readonly imageUrl: string;
  readonly description: string;
  readonly link?: string | undefined;
}

/** Longest that an overlay takes, in UTF-16 units (S2.11). */
const LENGTHS = { title: 32, price: 10, description: 256 } as const;

/** As an overlay takes it: texts are cut to fit. Undefined for what cannot be shown, for example without a picture. */
export function toProduct({ title, price, imageUrl, description, link }: ProductFound): Product | undefined {
  const known = {
    kind: 'product',
    title: cut(title, LENGTHS.title),
    price: cut(price, LENGTHS.price),
    imageUrl,
    description: cut(description || title, LENGTHS.description),
  };
  const whole = v.safeParse(productContent, { ...known, ...(link && { link }) });
  if (whole.success) return whole.output;
  // A link that is too long for an overlay is no reason not to show the product.
  const bare = v.safeParse(productContent, known);
  return bare.success ? bare.output : undefined;
}

/** Ends in an ellipsis if it was longer. Characters are not halved. */
function cut(text: string, most: number): string {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy.length <= most) return tidy;
  return `${tidy.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
