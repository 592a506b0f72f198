export { careOf, type Care, type CareOptions } from './care.js';
export { TimedDemotion, type Demotion, type Enforcement } from './demotion.js';
export type { Effect, React } from './effect.js';
export { EventEffects, type EventEffectsOptions } from './event-effects.js';
export type { MediaReport, MediaWatch } from './media-watch.js';
export type { StreamReport, StreamWatch } from './stream-watch.js';
