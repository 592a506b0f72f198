import type { TimelineInput } from './timeline.js';

type Answers = TimelineInput['answers'];

/** The own answers, and where the picture was when each was accepted. */
export class OwnAnswers {
  /** Undefined until the own view has come: what is in the first one was answered before. */
  #known: Answers | undefined;
  /** Accepted by the server, and not in the own view yet. */
  readonly #accepted = new Map<string, number>();
  readonly answeredAt = new Map<string, number>();

  see(answers: Answers, pictureTime: number | undefined): void {
    for (const [id, { choice }] of Object.entries(answers)) {
      if (this.#known && !this.#known[id]) this.#answered(id, pictureTime);
      if (this.#accepted.get(id) === choice) this.#accepted.delete(id);
    }
    this.#known = answers;
  }

  accepted(id: string, choice: number, pictureTime: number | undefined): void {
    this.#answered(id, pictureTime);
    if (this.#known?.[id]?.choice !== choice) this.#accepted.set(id, choice);
  }

  get all(): Answers {
    if (this.#accepted.size === 0) return this.#known ?? {};
    const accepted = [...this.#accepted].map(([id, choice]) => [id, { ...this.#known?.[id], choice }] as const);
    return { ...this.#known, ...Object.fromEntries(accepted) };
  }

  #answered(id: string, pictureTime: number | undefined): void {
    if (pictureTime !== undefined && !this.answeredAt.has(id)) this.answeredAt.set(id, pictureTime);
  }
}
