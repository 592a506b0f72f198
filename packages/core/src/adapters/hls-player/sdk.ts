import type Hls from 'hls.js';

/** hls.js: a value only once it has been loaded. */
export type Sdk = typeof import('hls.js').default;
export type { Hls };
export type { ErrorData, Level } from 'hls.js';
