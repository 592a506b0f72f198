import { LiveError, type Accepted, type Engine, type Entry, type Request } from '@rostrum/core/engine';
import { BATCH_BYTES, BATCH_COMMANDS, encodeEntry, type EntryAt, type NewBatch } from '../store/index.js';
import { failed } from './refusals.js';

/** A command in the mailbox. */
export interface Waiting {
  readonly request: Request;
  /** Asked by the server itself. */
  readonly system: boolean;
  readonly answer: (answer: Accepted | LiveError) => void;
}
export interface Verdict {
  readonly waiting: Waiting;
  readonly answer: Accepted | LiveError;
}

/** The engine threw halfway through a command, so its state is no longer that of any log. */
export class EngineBroken extends Error {
  constructor(cause: unknown) {
    super('The engine failed while it applied a command.', { cause });
    this.name = 'EngineBroken';
  }
}

/**
 * Commands that were judged one after the other, to be stored together. Refusals are part of it: they were judged
 * on what the batch itself did, so they hold only when it is stored.
 */
export class Batch {
  readonly entries: EntryAt[] = [];
  /** The entries as they are written. */
  readonly encoded: string[] = [];
  readonly verdicts: Verdict[] = [];
  #bytes = 0;

  get full(): boolean {
    return this.entries.length >= BATCH_COMMANDS || this.#bytes >= BATCH_BYTES;
  }

  /** Runs what time alone does up to `now`. False when there is more of it than fits, so commands have to wait. */
  runDue(engine: Engine, now: number): boolean {
    try {
      for (let due = engine.dueAt; due !== undefined && due <= now; due = engine.dueAt) {
        if (this.full) return false;
        const first = engine.seq + 1;
        engine.runDue(due).forEach((entry, index) => this.#add(first + index, entry));
      }
      return true;
    } catch (error) {
      throw new EngineBroken(error);
    }
  }

  /** Judges one command. Errors: `EngineBroken`, after which this command has its verdict and the engine is void. */
  judge(engine: Engine, waiting: Waiting, now: number, onError: (error: unknown) => void): void {
    const { request, system } = waiting;
    const seq = engine.seq;
    try {
      const answer = system
        ? engine.system(request.command, request.input, now, request.person)
        : engine.execute(request, now);
      this.verdicts.push({ waiting, answer });
      if (!(answer instanceof LiveError) && answer.entry) this.#add(answer.seq, answer.entry);
    } catch (error) {
      this.verdicts.push({ waiting, answer: failed() });
      if (engine.seq !== seq) throw new EngineBroken(error);
      // It threw before it changed anything: only this command is lost.
      onError(error);
    }
  }

  #add(seq: number, entry: Entry): void {
    const text = encodeEntry(entry);
    this.entries.push({ seq, entry });
    this.encoded.push(text);
    this.#bytes += Buffer.byteLength(text) + 1;
  }
}

/** The entries in stretches that each fit one item of the log: many timers can be due at one moment. */
export function* stretches(batch: Batch): Generator<Omit<NewBatch, 'writeId'>> {
  const { entries, encoded } = batch;
  let start = 0;
  let bytes = 0;
  for (let index = 0; index < encoded.length; index++) {
    bytes += Buffer.byteLength(encoded[index]!) + 1;
    const last = index === encoded.length - 1;
    if (!last && bytes < BATCH_BYTES && index - start + 1 < BATCH_COMMANDS) continue;
    yield { firstSeq: entries[start]!.seq, entries: encoded.slice(start, index + 1) };
    start = index + 1;
    bytes = 0;
  }
}
