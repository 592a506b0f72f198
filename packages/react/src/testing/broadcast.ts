import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import { goLive } from './rehearsal.js';

/** A channel that waits for its stream. */
export function openChannel(backend: MemoryBackend): void {
  const source = backend.tables.session.get('session')?.channel ?? 'encoder';
  backend.system('playback/open', { url: 'https://example.test/live.m3u8', source, isPrivate: false, allowance: 20 });
}

/** Something is streamed to the channel of an event that is live. */
export function stream(backend: MemoryBackend): void {
  openChannel(backend);
  backend.system('playback/start', { stream: 's1' });
}

/** The event is live, and so is its channel. */
export function broadcast(backend: MemoryBackend): void {
  goLive(backend);
  stream(backend);
}

/** The same, and the stream is over. */
export function afterBroadcast(backend: MemoryBackend): void {
  broadcast(backend);
  backend.system('playback/stop', { stream: 's1' });
}
