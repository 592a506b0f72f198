import { EventDelivery, type EventDeliveryOptions, type EventDeliveryStatus } from './delivery.js';

/** The same events to each of several receivers; one that is down holds up no other. */
export class EventDeliveries {
  readonly #each: readonly EventDelivery[];

  constructor(urls: readonly string[], options: Omit<EventDeliveryOptions, 'url'>) {
    this.#each = urls.map((url) => new EventDelivery({ ...options, url }));
  }

  push(event: Parameters<EventDelivery['push']>[0]): void {
    for (const delivery of this.#each) delivery.push(event);
  }

  /** Of all receivers together. */
  status(): EventDeliveryStatus {
    const all = this.#each.map((delivery) => delivery.status());
    const sum = (part: keyof EventDeliveryStatus) => all.reduce((total, status) => total + status[part], 0);
    return { queued: sum('queued'), delivered: sum('delivered'), dropped: sum('dropped') };
  }

  close(): void {
    for (const delivery of this.#each) delivery.close();
  }
}
