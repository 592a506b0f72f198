export { startServer, type RunningServer, type ServerOptions } from './node/index.js';
export { openStore, type Store, type StoreOptions } from './store/index.js';
export type { Issuer } from './identity/index.js';
export type { AwsOptions, StageKey } from './media/index.js';
export type { CreatorsApiOptions, Product, ProductPage, ProductsOptions } from './products/index.js';
