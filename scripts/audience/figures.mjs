/** How long something took, however often: counted in classes of 2 %, so that it stays small. */
class Durations {
  #classes = new Map();
  #count = 0;

  add(milliseconds) {
    const at = Math.round(Math.log(Math.max(0.1, milliseconds)) / Math.log(1.02));
    this.#classes.set(at, (this.#classes.get(at) ?? 0) + 1);
    this.#count++;
  }

  /** In milliseconds; undefined while there are none. */
  percentile(part) {
    let left = Math.ceil((this.#count * part) / 100);
    for (const [at, count] of [...this.#classes].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Number((1.02 ** at).toFixed(1));
    }
    return undefined;
  }
}

/** What came of all that the audience did. */
export class Figures {
  #acks = new Durations();
  /** By code. */
  #refused = new Map();
  people = 0;
  lines = 0;
  accepted = 0;
  frames = 0;
  bytes = 0;
  /** Times that a line came up after it was lost. */
  returns = 0;
  /** Commands that have no answer; after the end there are none, or they are lost. */
  unanswered = 0;

  /** After so many milliseconds; undefined when the line was lost meanwhile. */
  answered(milliseconds, code) {
    if (milliseconds !== undefined) this.#acks.add(milliseconds);
    if (code === undefined) this.accepted++;
    else this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  /** What was not even asked as a command, by the code of the refusal. */
  turnedAway(code) {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  read() {
    const { people, lines, accepted, frames, bytes, returns, unanswered } = this;
    const refused = Object.fromEntries([...this.#refused].sort(([, a], [, b]) => b - a));
    const ackMs = { p50: this.#acks.percentile(50), p99: this.#acks.percentile(99) };
    return { people, lines, accepted, refused, ackMs, frames, bytes, returns, unanswered };
  }

  /** One line for a terminal. */
  line(seconds) {
    const { people, lines, accepted, refused, ackMs, frames, bytes, unanswered } = this.read();
    const codes = Object.entries(refused).map(([code, count]) => `${code} ${count}`).join(', ') || 'nothing';
    const time = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
    return [
      time, `${people} people`, `${lines} lines`, `accepted ${accepted}`, `refused: ${codes}`,
      `ack p50 ${ackMs.p50 ?? '-'} ms, p99 ${ackMs.p99 ?? '-'} ms`, `waiting ${unanswered}`,
      `${frames} frames`, `${(bytes / 1e6).toFixed(1)} MB`,
    ].join(' | ');
  }
}
