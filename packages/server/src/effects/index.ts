export { Demotion } from './demotion.js';
export { EventEffects, type EventEffectsOptions } from './event-effects.js';
export { MediaWatch, type MediaReport } from './media-watch.js';
export { OnAir, type Publisher } from './on-air.js';
export { reactions, type Effect, type ReactionsOptions } from './reactions.js';
export { Removal } from './removal.js';
