import type { MediaFrame, Publisher, StageTaps, StageWatcher } from './contract.js';
import type { Media } from './media.js';
import type { StageRoom } from './room.js';

/** Lets the rest of the server watch a stage and have its media. */
export class Taps implements StageTaps {
  readonly #watchers = new Map<string, Set<StageWatcher>>();

  constructor(
    private readonly media: Pick<Media, 'publication' | 'tap'>,
    private readonly room: (stageId: string) => StageRoom | undefined,
  ) {}

  publishers(stageId: string): readonly Publisher[] {
    return (this.room(stageId)?.publishers ?? []).flatMap(({ id, attributes, audioMuted, videoStopped }) => {
      const publication = this.media.publication(stageId, id);
      return publication ? [{ participantId: id, attributes, audioMuted, videoStopped, publication }] : [];
    });
  }

  watch(stageId: string, watcher: StageWatcher): () => void {
    const watchers = this.#watchers.get(stageId) ?? new Set();
    this.#watchers.set(stageId, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(stageId) === watchers) this.#watchers.delete(stageId);
    };
  }

  tap(publication: string, onFrame: (frame: MediaFrame) => void): () => void {
    return this.media.tap(publication, onFrame);
  }

  changed(stageId: string): void {
    for (const watcher of [...(this.#watchers.get(stageId) ?? [])]) watcher.changed();
  }

  removed(stageId: string): void {
    for (const watcher of [...(this.#watchers.get(stageId) ?? [])]) watcher.removed();
    this.#watchers.delete(stageId);
  }
}
