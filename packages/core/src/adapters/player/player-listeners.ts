import type { PlayerConnection, TimedMetadata } from '../../ports/index.js';

/** Who listens to one connection of a player; nobody once it is closed. */
export class PlayerListeners {
  readonly #changes = new Set<() => void>();
  readonly #metadata = new Set<(metadata: TimedMetadata) => void>();

  readonly subscribe: PlayerConnection['subscribe'] = (listener) => added(this.#changes, () => listener());
  readonly onMetadata: PlayerConnection['onMetadata'] = (listener) => added(this.#metadata, (told) => listener(told));

  changed(): void {
    for (const tell of [...this.#changes]) tell();
  }

  metadata(metadata: TimedMetadata): void {
    for (const tell of [...this.#metadata]) tell(metadata);
  }

  clear(): void {
    this.#changes.clear();
    this.#metadata.clear();
  }
}

/** A function of its own for each subscription, so that one listener may subscribe twice. */
function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
