import type { CommandName, EventCommands } from '../event/index.js';
import { LiveError } from '../engine/live-error.js';
import type { LineUp } from '../ports/index.js';
import type { PendingCommand } from './contract.js';
import { newId } from './new-id.js';

/**
 * How many commands wait for an answer at a time. The server remembers the last 32 answers of a person, so more than
 * that could not all be sent again after a reconnect without some being done twice.
 */
const ON_THE_WAY = 16;

interface Letter {
  readonly shown: PendingCommand;
  readonly resolve: (answer: { readonly seq: number }) => void;
  readonly reject: (error: LiveError) => void;
  sent: boolean;
}

/** Commands that were asked and not yet answered, in order, each with an id of its own. */
export class Outbox {
  readonly #letters = new Map<string, Letter>();
  #shown: readonly PendingCommand[] = [];

  constructor(
    private readonly put: (message: LineUp) => boolean,
    private readonly changed: () => void,
  ) {}

  /** The same array until it changes. */
  get pending(): readonly PendingCommand[] {
    return this.#shown;
  }

  ask<C extends CommandName>(command: C, input: EventCommands[C], since: number): Promise<{ readonly seq: number }> {
    return new Promise((resolve, reject) => {
      const id = newId();
      this.#letters.set(id, { shown: { id, command, input, since }, resolve, reject, sent: false });
      this.#update();
      this.#flush();
    });
  }

  /** A new connection: whatever has no answer goes out again, under the id that it had. */
  resend(): void {
    for (const letter of this.#letters.values()) letter.sent = false;
    this.#flush();
  }

  accepted(id: string, seq: number): void {
    this.#take(id)?.resolve({ seq });
    this.#flush();
  }

  refused(id: string, error: LiveError): void {
    this.#take(id)?.reject(error);
    this.#flush();
  }

  /** Gives up on all of them. */
  fail(error: () => LiveError): void {
    if (this.#letters.size === 0) return;
    const letters = [...this.#letters.values()];
    this.#letters.clear();
    this.#update();
    for (const letter of letters) letter.reject(error());
  }

  #take(id: string): Letter | undefined {
    const letter = this.#letters.get(id);
    if (this.#letters.delete(id)) this.#update();
    return letter;
  }

  #flush(): void {
    let left = ON_THE_WAY;
    for (const letter of this.#letters.values()) {
      if (left-- === 0) return;
      const { id, command, input } = letter.shown;
      if (!letter.sent) letter.sent = this.put({ t: 'command', id, command, input });
    }
  }

  #update(): void {
    this.#shown = [...this.#letters.values()].map(({ shown }) => shown);
    this.changed();
  }
}

export const closedError = (): LiveError =>
  new LiveError('client/closed', 'The event was closed before an answer came.', 'Open it again and see if it was done.');
