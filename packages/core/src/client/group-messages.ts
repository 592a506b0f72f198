import type { RoomMessage } from '../ports/index.js';
import type { ChatLine } from './contract.js';

/** Group messages by id, as the server keeps them for those who come late. */
export type ChatHistory = { readonly [id: string]: Omit<RoomMessage, 'id'> };

/** Messages of the group by id, whether the room or the history brought them; the newest `most`. */
export class GroupMessages {
  readonly #lines = new Map<string, ChatLine>();
  /** Ids whose message must not come (back): history may be older than the deletion. */
  readonly #deleted = new Set<string>();

  constructor(private readonly most: number) {}

  values(): Iterable<ChatLine> {
    return this.#lines.values();
  }

  ids(): ReadonlySet<string> {
    return new Set(this.#lines.keys());
  }

  add({ id, person, name, role, text, at }: RoomMessage): void {
    if (this.#lines.has(id) || this.#deleted.has(id)) return;
    this.#lines.set(id, { id, kind: 'group', at, person, name, role, text });
    this.#trim();
  }

  delete(id: string): void {
    this.#lines.delete(id);
    this.#deleted.add(id);
    if (this.#deleted.size > this.most) for (const oldest of this.#deleted) return void this.#deleted.delete(oldest);
  }

  /**
   * What the server keeps, asked for when `known` were there. Of those, the ones that it has no more, though it has
   * older ones, were deleted while the room was away.
   */
  merge(history: ChatHistory, known: ReadonlySet<string>): void {
    let kept = false;
    for (const { id } of inOrder(this.#lines.values())) {
      kept ||= Object.hasOwn(history, id);
      if (kept && known.has(id) && !Object.hasOwn(history, id)) this.delete(id);
    }
    for (const [id, message] of Object.entries(history)) this.add({ id, ...message });
  }

  #trim(): void {
    if (this.#lines.size <= this.most) return;
    const [oldest] = inOrder(this.#lines.values());
    if (oldest) this.#lines.delete(oldest.id);
  }
}

/** Oldest first. Ids of the server sort by length, then letters. */
export function inOrder(lines: Iterable<ChatLine>): ChatLine[] {
  return [...lines].sort((a, b) => a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}
