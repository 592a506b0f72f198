import { createRequire } from 'node:module';
import { post, sleep } from './http.mjs';

// A package of the server, not of the workspace's root.
const { WebSocket } = createRequire(new URL('../../packages/server/package.json', import.meta.url))('ws');

/** After these the server wants nobody back by himself. */
const FINAL = new Set(['kicked', 'banned', 'ended']);
/** One who was sent away for sending too much comes back after so many milliseconds, as such people do. */
const SENT_AWAY = 10_000;

/**
 * One connection of one person to the event, that comes back when it is lost. A command without an answer is sent again
 * with its id, as `@rostrum/core` does: it is done once.
 */
export class AudienceLine {
  #socket;
  #waiting = new Map();
  #made = 0;
  #sentAway = false;

  /** `headers` are those that say who it is. */
  constructor({ url, event, headers, dice, figures, until }, name) {
    Object.assign(this, { url, event, headers, dice, figures, until, name });
  }

  /** Resolves when it is up for the first time; rejects when it is refused. */
  async open() {
    const { ticket, url } = await post(this.url, `/api/events/${this.event}/line-ticket`, this);
    await this.#connect(url, ticket);
  }

  send(command, input) {
    const id = `${this.name}-${this.#made++}`;
    const text = JSON.stringify({ t: 'command', id, command, input });
    const isUp = this.#isUp;
    this.#waiting.set(id, { text, at: isUp ? performance.now() : undefined });
    this.figures.unanswered++;
    if (isUp) this.#socket.send(text);
  }

  /** What no client would send. */
  babble() {
    if (this.#isUp) this.#socket.send('{"t":"noise"');
  }

  /** Cut off with no goodbye; comes back after so many milliseconds. */
  cut(away) {
    this.away = away;
    this.#socket?.terminate();
  }

  get #isUp() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #connect(url, ticket) {
    const socket = new WebSocket(url, ['rostrum', ticket], { perMessageDeflate: false });
    this.#socket = socket;
    const stop = () => socket.close();
    this.until.addEventListener('abort', stop, { once: true });
    let isUp = false;
    return new Promise((resolve, reject) => {
      socket.on('open', () => {
        isUp = true;
        this.figures.lines++;
        for (const asked of this.#waiting.values()) {
          asked.at = undefined;
          socket.send(asked.text);
        }
        resolve();
      });
      socket.on('message', (data) => this.#heard(data));
      socket.on('error', reject);
      socket.on('close', () => {
        this.until.removeEventListener('abort', stop);
        if (!isUp) return;
        this.figures.lines--;
        void this.#comeBack();
      });
    });
  }

  #heard(data) {
    this.figures.frames++;
    this.figures.bytes += data.length;
    const { t, id, error, code } = JSON.parse(data);
    if (t === 'ack' || t === 'refused') this.#answered(id, error?.code);
    if (t !== 'bye') return;
    this.figures.turnedAway(`line/${code}`);
    this.#sentAway = code === 'denied';
    this.isOver = FINAL.has(code);
  }

  #answered(id, code) {
    const asked = this.#waiting.get(id);
    if (!asked) return;
    this.#waiting.delete(id);
    this.figures.unanswered--;
    // How long somebody was away says nothing of the server.
    this.figures.answered(asked.at && performance.now() - asked.at, code);
  }

  async #comeBack() {
    const { until, dice } = this;
    for (let attempt = 0; !this.isOver && !until.aborted; attempt++) {
      const wait = this.away ?? (this.#sentAway ? SENT_AWAY : dice.between(0.2, 1) * 2 ** Math.min(attempt, 5) * 1_000);
      this.away = undefined;
      this.#sentAway = false;
      try {
        await sleep(wait, until);
        await this.open();
        this.figures.returns++;
        return;
      } catch (error) {
        if (until.aborted) return;
        this.figures.turnedAway(error.code ?? 'line/lost');
        if (error.status === 403) this.isOver = true;
      }
    }
  }
}
