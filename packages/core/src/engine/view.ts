import {
  patchFromEach, type Frame, type Patch, type Snapshot, type Tree, type Value, type ViewName,
} from '../sync/index.js';
import type { JournalTable } from './journal-table.js';

/** The pseudo-table under which the counts of all tables are shown. */
const COUNT = 'count';

/** What one key of the view was at the start of a stretch of the log. */
interface Was {
  readonly table: string;
  readonly id: string;
  readonly value: Value | undefined;
}
interface Stretch {
  /** The view as it was at `from` is what `before` tells, for the keys that changed until the next stretch. */
  readonly from: number;
  readonly before: Map<string, Was>;
  /** Whether the stretch ended with a frame, or only because somebody was handed the view as it stood. */
  framed: boolean;
}

export interface FrameLimits {
  /** How many frames back a replica may stand and still use the next one. */
  readonly window: number;
  /** A frame's most bytes as JSON in UTF-8. Fewer frames back are covered when it does not fit. */
  readonly bytes?: number;
}

/**
 * One projection of the event and the way its frames are made. Frames are the difference of the view now to the
 * view at the start of every stretch in the window; a stretch ends at a frame and at a snapshot, since a replica
 * may stand at either.
 */
export class View {
  readonly #stretches: Stretch[] = [];
  #pending = new Map<string, Was>();
  /** How many stretches, the last ones, no frame has told of yet. */
  #untold = 0;
  #since: number;
  #seq: number;

  constructor(
    readonly name: ViewName,
    readonly epoch: string,
    private readonly tables: ReadonlyMap<string, JournalTable>,
    seq: number,
  ) {
    this.#seq = seq;
    this.#since = seq;
  }

  /** Nothing has changed since the last frame. */
  get quiet(): boolean {
    return this.#pending.size === 0 && this.#untold === 0;
  }
  /** The tables in which something has changed since the last frame; `count` for the numbers of all of them. */
  get changed(): ReadonlySet<string> {
    const untold = this.#untold === 0 ? [] : this.#stretches.slice(-this.#untold).map((stretch) => stretch.before);
    return new Set([this.#pending, ...untold].flatMap((before) => [...before.values()].map(({ table }) => table)));
  }
  /** All that has changed since the last frame is numbers of people and the like: no hurry. */
  get onlyCounts(): boolean {
    return [...this.changed].every((table) => table === COUNT);
  }

  /** Takes note of a batch that has been stored and takes the view to `seq`. Call before the tables settle. */
  touch(seq: number): void {
    this.#seq = seq;
    for (const table of this.tables.values()) {
      const project = table.views[this.name];
      if (project) {
        for (const [id, was] of table.touched) {
          const before = was === undefined ? undefined : project(was);
          if (!same(before, this.#now(table.name, id))) this.#note(table.name, id, before);
        }
      }
      if (table.views.count?.to.includes(this.name) && table.counted !== table.countBefore) {
        this.#note(COUNT, table.name, table.countBefore);
      }
    }
  }

  /**
   * Forgets what the view was before: the next frame is only for those who have it as it stands. For an engine that
   * was rebuilt, or that followed another one: at which points in between its clients stand is not known here.
   */
  begin(): void {
    this.#stretches.length = 0;
    this.#pending = new Map();
    this.#untold = 0;
    this.#since = this.#seq;
  }

  /** The next frame; undefined when nothing changed. */
  frame(limits: FrameLimits): Frame | undefined {
    if (this.quiet) return undefined;
    this.#close();
    this.#stretches.at(-1)!.framed = true;
    this.#untold = 0;
    this.#trim(limits.window);
    for (let first = 0; first < this.#stretches.length; first++) {
      // Whoever has the last frame must be able to use this one, so a window starts where a frame ended.
      if (first > 0 && !this.#stretches[first - 1]!.framed) continue;
      const frame = this.#from(first);
      if (limits.bytes === undefined || byteLength(JSON.stringify(frame)) <= limits.bytes) return frame;
    }
    return { epoch: this.epoch, view: this.name, from: this.#seq, to: this.#seq };
  }

  /** The whole view as it stands, for a replica: from here on frames cover whoever has it. */
  snapshot(): Snapshot {
    this.#close();
    return { epoch: this.epoch, view: this.name, seq: this.#seq, state: this.state() };
  }

  /** The view as it stands, or these tables of it, for who reads it here and takes no frames. */
  state(tables: Iterable<string> = [...this.tables.keys(), COUNT]): { readonly [table: string]: Tree } {
    const wanted = new Set(tables);
    const state: Record<string, Tree> = {};
    for (const table of this.tables.values()) {
      const project = table.views[this.name];
      if (!project || !wanted.has(table.name)) continue;
      const rows: Record<string, Value> = {};
      for (const [id, row] of table.entries()) {
        const value = project(row);
        if (value !== undefined) rows[id] = value;
      }
      state[table.name] = rows;
    }
    if (wanted.has(COUNT)) state[COUNT] = this.#counts();
    return state;
  }

  #counts(): Record<string, number> {
    const counted = [...this.tables.values()].filter((table) => table.views.count?.to.includes(this.name));
    return Object.fromEntries(counted.map((table) => [table.name, table.counted]));
  }

  #note(table: string, id: string, value: Value | undefined): void {
    const key = `${table}/${id}`;
    if (!this.#pending.has(key)) this.#pending.set(key, { table, id, value });
  }

  #close(): void {
    if (this.#pending.size === 0) return;
    this.#stretches.push({ from: this.#since, before: this.#pending, framed: false });
    this.#pending = new Map();
    this.#untold++;
    this.#since = this.#seq;
  }

  #trim(window: number): void {
    let framed = 0;
    for (const stretch of this.#stretches) if (stretch.framed) framed++;
    while (framed > window) if (this.#stretches.shift()!.framed) framed--;
  }

  #from(first: number): Frame {
    const keys = new Map<string, { table: string; id: string; values: (Value | undefined)[] }>();
    for (const { before } of this.#stretches.slice(first)) {
      for (const [key, { table, id, value }] of before) {
        const known = keys.get(key);
        if (known) known.values.push(value);
        else keys.set(key, { table, id, values: [value] });
      }
    }
    const patch: Record<string, Record<string, Patch>> = {};
    for (const { table, id, values } of keys.values()) {
      const now = this.#now(table, id);
      const gone = values.some((value) => value !== undefined) ? null : undefined;
      const change = now === undefined ? gone : patchFromEach(values, now);
      if (change !== undefined) (patch[table] ??= {})[id] = change;
    }
    return { epoch: this.epoch, view: this.name, from: this.#stretches[first]!.from, to: this.#seq, patch };
  }

  #now(name: string, id: string): Value | undefined {
    if (name === COUNT) return this.tables.get(id)!.counted;
    const table = this.tables.get(name)!;
    const row = table.get(id);
    return row === undefined ? undefined : table.views[this.name]!(row);
  }
}

/** Many rows change in ways that a view does not show: presence would otherwise be a frame to everybody. */
const same = (before: Value | undefined, now: Value | undefined): boolean =>
  before === now || (before !== undefined && now !== undefined && patchFromEach([before], now) === undefined);

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;
