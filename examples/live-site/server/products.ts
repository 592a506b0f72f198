import { fileURLToPath } from 'node:url';
import type { CreatorsApiOptions, ProductsOptions } from '@rostrum/server';

/** With six products, and their pictures beside it. */
const SAMPLE = fileURLToPath(new URL('client/products/catalogue.json', import.meta.url));

/**
 * What presenters search: Amazon, when any CREATORS_* is set (the console says what is missing), else the file
 * PRODUCT_CATALOGUE, else the sample.
 */
export function productsFrom(env: NodeJS.ProcessEnv): ProductsOptions {
  const of = (name: string) => env[`CREATORS_${name}`] ?? '';
  const amazon: CreatorsApiOptions = {
    credentialId: of('CREDENTIAL_ID'),
    credentialSecret: of('CREDENTIAL_SECRET'),
    // Which there are is for the server to say.
    version: of('VERSION') as CreatorsApiOptions['version'],
    partnerTag: of('PARTNER_TAG'),
    marketplace: of('MARKETPLACE'),
  };
  return Object.values(amazon).some(Boolean) ? { amazon } : { catalogue: env['PRODUCT_CATALOGUE'] || SAMPLE };
}
