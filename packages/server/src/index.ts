export { startServer, type RunningServer, type ServerOptions } from './node/index.js';
export { openStore, type Store, type StoreOptions } from './store/index.js';
export type { Issuer } from './identity/index.js';
export type { AwsOptions, StageKey } from './media/index.js';
export {
  productsFromEnvironment, type CreatorsApiOptions, type Product, type ProductPage, type ProductsOptions,
} from './products/index.js';
