export type { CompositorOptions } from './options.js';
export { createCompositor } from './compositor.js';
