export { createMemoryBackend, type MemoryBackend, type MemoryBackendOptions } from './backend.js';
export { heldClock, type HeldClock } from './held-clock.js';
export type { MemorySeat } from './seat.js';
export { memoryPlayer, type MemoryPlayer, type MemoryPlayerOptions } from './player.js';
