import type { Layer } from './wire.js';

/** From the smallest to the largest. A publisher without simulcast sends one layer, which counts as the largest. */
export const LAYERS: readonly Layer[] = ['low', 'mid', 'hi'];
export const ONLY_LAYER: Layer = 'hi';

export const isLayer = (name: unknown): name is Layer => LAYERS.includes(name as Layer);

/** How long a viewer who asked to start with the lowest layer stays there: its first picture comes sooner. */
const START_MS = 1500;

/** Which simulcast layer a subscriber is to see. */
export class LayerChoice {
  #pinned: Layer | null = null;
  #startedAt: number | undefined;

  constructor(private readonly initial: 'lowest' | 'highest') {}

  /** `null` leaves the choice to the server. */
  pin(layer: Layer | null): void {
    this.#pinned = layer;
  }

  started(at: number): void {
    this.#startedAt ??= at;
  }

  /** `alive`: the layers that the publisher sends at this time, in any order. */
  best(alive: readonly Layer[], at: number): Layer | undefined {
    if (this.#pinned && alive.includes(this.#pinned)) return this.#pinned;
    const sorted = LAYERS.filter((layer) => alive.includes(layer));
    const isStarting = this.#startedAt === undefined || at - this.#startedAt < START_MS;
    return this.initial === 'lowest' && isStarting ? sorted[0] : sorted.at(-1);
  }
}
