import { LiveError } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import { openCatalogue } from './catalogue.js';
import { CreatorsApi, type CreatorsApiOptions } from './creators-api.js';
import type { ProductSearch } from './product-search.js';

/** Where products come from. */
export type ProductsOptions =
  /** A file, JSON or CSV. */
  | { readonly catalogue: string }
  /** Amazon. An empty credential is as none. */
  | { readonly amazon: CreatorsApiOptions };

/**
 * The search that the options mean; without any, or without credentials, one that says so. Rejects when a catalogue
 * cannot be used.
 */
export async function openProducts(options: ProductsOptions | undefined, clock: Clock): Promise<ProductSearch> {
  if (options && 'catalogue' in options) return openCatalogue(options.catalogue);
  const { credentialId, credentialSecret, partnerTag } = options?.amazon ?? {};
  if (options && credentialId && credentialSecret && partnerTag) return new CreatorsApi(options.amazon, clock);
  return {
    search: () => Promise.reject(new LiveError('products/not-configured', 'This server has no products to search.',
      'Give it a catalogue file, or credentials of the Amazon Creators API.')),
  };
}
