import type { CreatorsApiOptions } from './creators-api.js';
import type { ProductsOptions } from './open-products.js';

/**
 * The products that the environment names: of Amazon, when any of CREATORS_CREDENTIAL_ID, CREATORS_CREDENTIAL_SECRET,
 * CREATORS_VERSION, CREATORS_PARTNER_TAG and CREATORS_MARKETPLACE is set (what is missing of them, whoever searches is
 * told), else of the file PRODUCT_CATALOGUE, else of the file `catalogue`.
 */
export function productsFromEnvironment(
  env: Readonly<Record<string, string | undefined>>, catalogue: string,
): ProductsOptions {
  const of = (name: string) => env[`CREATORS_${name}`] ?? '';
  const amazon: CreatorsApiOptions = {
    credentialId: of('CREDENTIAL_ID'),
    credentialSecret: of('CREDENTIAL_SECRET'),
    // Which there are is for the search to say.
    version: of('VERSION') as CreatorsApiOptions['version'],
    partnerTag: of('PARTNER_TAG'),
    marketplace: of('MARKETPLACE'),
  };
  return Object.values(amazon).some(Boolean) ? { amazon } : { catalogue: env['PRODUCT_CATALOGUE'] || catalogue };
}
