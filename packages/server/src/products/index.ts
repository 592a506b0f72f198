export type { CreatorsApiOptions } from './creators-api.js';
export { productsFromEnvironment } from './from-environment.js';
export { openProducts, type ProductsOptions } from './open-products.js';
export {
  PAGES, SORTS, type Product, type ProductPage, type ProductQuery, type ProductSearch, type ProductSort,
} from './product-search.js';
