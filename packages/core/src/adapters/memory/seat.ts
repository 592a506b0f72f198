import { LiveError, type Accepted } from '../../engine/index.js';
import type { ChatHistory } from '../../client/group-messages.js';
import type { StageTokens } from '../../client/contract.js';
import type { CommandName, EventCommands } from '../../event/index.js';
import type { ChatRoom, Feed, Line, SlotKind, Snapshots, StageMedia } from '../../ports/index.js';

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
}

/** The answer, or the refusal thrown. */
export function orThrow(result: Accepted | LiveError): { readonly seq: number } {
  if (result instanceof LiveError) throw result;
  return { seq: result.seq };
}
