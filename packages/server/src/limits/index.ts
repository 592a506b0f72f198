export { createLimits, type Limits } from './limits.js';
export { RateLimit } from './rate-limit.js';
