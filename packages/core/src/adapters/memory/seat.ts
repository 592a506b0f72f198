import { LiveError, type Accepted } from '../../engine/index.js';
import type { ChatHistory } from '../../client/group-messages.js';
import type { StageTokens } from '../../client/contract.js';
import type { CommandName, EventCommands, EventTables } from '../../event/index.js';
import { shownContent, type ShownContent } from '../../overlays/index.js';
import type { ChatRoom, Feed, Line, NetworkQuality, SlotKind, Snapshots, StageMedia } from '../../ports/index.js';

/** Everything that one person's client needs of a backend, and what a script makes the person do without a client. */
export interface MemorySeat {
  readonly person: string;
  readonly name: string;
  readonly line: Line;
  readonly feed: Feed;
  readonly snapshots: Snapshots;
  readonly room: ChatRoom;
  readonly media: StageMedia;
  readonly stageTokens: StageTokens;
  /** The last group messages, by id. */
  history(): Promise<ChatHistory>;
  /** Of an overlay that the view names; rejects with `overlays/no-such-overlay`. */
  overlayContent(id: string): Promise<ShownContent>;
  /** Asks a command at once. Throws the LiveError of a refusal. */
  send<C extends CommandName>(command: C, input: EventCommands[C]): { readonly seq: number };
  /** To the group chat. Throws a LiveError. */
  say(text: string): void;
  /** Counts as connected, with no line. */
  arrive(): void;
  depart(): void;
  /**
   * Goes on air in the slot that the person has, with a drawn picture where there is a canvas. Rejects with a
   * LiveError (`stage/not-on`) without a slot.
   */
  publish(kind?: SlotKind): Promise<void>;
  /** How this person gets through while on air: `excellent` unless told. */
  setNetwork(network: NetworkQuality): void;
}

/** What the server's route for content answers. */
export function contentOf({ overlays }: EventTables, id: string): ShownContent {
  const row = overlays.get(id);
  if (row && !row.past) return shownContent(row.content);
  throw new LiveError('overlays/no-such-overlay', 'There is no such overlay any more.', 'Look at what is shown now.',
    { kind: 'unknown' });
}

/** The answer, or the refusal thrown. */
export function orThrow(result: Accepted | LiveError): { readonly seq: number } {
  if (result instanceof LiveError) throw result;
  return { seq: result.seq };
}
