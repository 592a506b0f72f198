export { EventDelivery } from './delivery.js';
export type { EventDeliveryOptions, EventDeliveryStatus } from './delivery.js';
export { stageUpdateEvent } from './stage-update-event.js';
export type { StageUpdateEvent } from './stage-update-event.js';
