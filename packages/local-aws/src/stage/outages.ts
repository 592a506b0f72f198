/** Who cannot be reached for a while. What is sent over TCP meanwhile is not lost: it arrives when that is over. */
export class Outages {
  readonly #over = new Map<string, Promise<void>>();

  begin(participantId: string, milliseconds: number): void {
    const over = new Promise<void>((resolve) => {
      setTimeout(resolve, milliseconds).unref();
    });
    this.#over.set(participantId, over);
    void over.then(() => {
      if (this.#over.get(participantId) === over) this.#over.delete(participantId);
    });
  }

  /** Resolves when the participant can be reached: at once, for most. */
  async over(participantId: string): Promise<void> {
    await this.#over.get(participantId);
  }
}
