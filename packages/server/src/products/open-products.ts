import { LiveError } from '@rostrum/core/engine';
import type { Clock } from '@rostrum/core/ports';
import type { CreatorsApiOptions } from './creators-api.js';
import type { ProductSearch } from './product-search.js';

/** Where products come from. */
export type ProductsOptions =
  /** A file, JSON or CSV. */
  | { readonly catalogue: string }
  /** Amazon. An empty credential is as none. */
  | { readonly amazon: CreatorsApiOptions };

/** What a search works with. */
export interface ProductsContext {
  readonly clock: Clock;
  /** Where this server is reached: addresses in a catalogue may be paths of it. */
  readonly publicUrl: string;
}

/**
 * The search that the options mean; without any, or with credentials that cannot be right, one that says so to whoever
 * searches. Rejects when a catalogue cannot be used.
 */
export async function openProducts(
  options: ProductsOptions | undefined, { clock, publicUrl }: ProductsContext,
): Promise<ProductSearch> {
  if (!options) return never('This server has no products to search.');
  if ('catalogue' in options) return (await import('./catalogue.js')).openCatalogue(options.catalogue, publicUrl);
  const { credentialId, credentialSecret, version, partnerTag, marketplace } = options.amazon;
  const given = { credentialId, credentialSecret, partnerTag, marketplace };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) return never(`This server searches Amazon, and was not told: ${missing.join(', ')}.`);
  const { CREATORS_VERSIONS } = await import('./creators-token.js');
  const { CreatorsApi } = await import('./creators-api.js');
  if (CREATORS_VERSIONS.includes(version)) return new CreatorsApi(options.amazon, clock);
  return never(`There are no Amazon credentials of version "${version}", only ${CREATORS_VERSIONS.join(', ')}.`);
}

const never = (message: string): ProductSearch => ({
  search: () => Promise.reject(new LiveError('products/not-configured', message,
    'Give the server a catalogue file, or credentials of the Amazon Creators API.')),
});
