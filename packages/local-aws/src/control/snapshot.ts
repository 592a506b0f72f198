import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'local-aws.json';

/** The stored value, or undefined when there is none yet. Throws when the file cannot be read or is not JSON. */
export async function readSnapshot(directory: string): Promise<unknown> {
  await mkdir(directory, { recursive: true });
  try {
    return JSON.parse(await readFile(join(directory, FILE), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes whole snapshots: to a temporary file, then over the old one, so that a reader finds one or the other. Calls
 * made while a write is under way share the next one, so a burst of changes costs two writes.
 */
export class SnapshotWriter {
  readonly #file: string;
  readonly #snapshot: () => object;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(directory: string, snapshot: () => object) {
    this.#file = join(directory, FILE);
    this.#snapshot = snapshot;
  }

  /** Resolves when a snapshot taken after this call is in place; rejects when it could not be written. */
  write(): Promise<void> {
    this.#next ??= this.#running.catch(() => undefined).then(() => {
      this.#next = undefined;
      this.#running = this.#replace();
      return this.#running;
    });
    return this.#next;
  }

  async #replace(): Promise<void> {
    const temporary = `${this.#file}.new`;
    // The file holds a private key: for its owner only.
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(this.#snapshot()));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#file);
  }
}
