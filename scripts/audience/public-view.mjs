import { sleep } from './http.mjs';

/** Milliseconds between two looks. */
const EVERY = 1_000;

/**
 * What everybody sees of the event, fetched once a second for the whole audience: for which questions to vote, and what
 * to answer. People get it from the chat room, where Amazon IVS carries the load and not the server.
 */
export class PublicView {
  questions = [];
  #asked = {};
  #seen = new Set();

  constructor({ url, event, until }) {
    Object.assign(this, { url: `${url}/api/events/${event}`, until });
  }

  /** Undefined when there is no such event. */
  async look() {
    const response = await fetch(this.url, {
      headers: { ...(this.etag && { 'if-none-match': this.etag }) }, signal: this.until,
    });
    if (response.status === 304 || response.status >= 500) return this.state;
    if (!response.ok) return undefined;
    this.etag = response.headers.get('etag');
    const { state } = await response.json();
    this.#asked = state.questions ?? {};
    this.questions = Object.keys(this.#asked).filter((id) => this.#asked[id].status === 'queued');
    return (this.state = state);
  }

  /** The own questions of somebody that are still waiting. */
  own = (person) => this.questions.filter((id) => this.#asked[id].person === person);

  /** Tells of every overlay that can be answered, once, until the end. */
  async follow(shown) {
    while (!this.until.aborted) {
      const { overlays = {} } = (await this.look().catch(() => this.state)) ?? {};
      for (const [id, { kind, content, ended }] of Object.entries(overlays)) {
        if ((kind !== 'poll' && kind !== 'quiz') || ended || this.#seen.has(id)) continue;
        this.#seen.add(id);
        shown(id, content?.options?.length ?? 2);
      }
      await sleep(EVERY, this.until).catch(() => undefined);
    }
  }
}
