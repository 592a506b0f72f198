import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { LiveError } from '@rostrum/core/engine';

export interface Embedded {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts the embedded DynamoDB (dynalite) on a free port of the loopback interface. With a directory its data
 * survive the end of the process, `kill -9` included; a loss of power can cost the last moments.
 *
 * Errors: `store/directory` when another process has it open, or it cannot be used.
 */
export async function startEmbedded(directory: string | undefined): Promise<Embedded> {
  const { default: dynalite } = await import('dynalite');
  closeWhatEnds();
  if (directory !== undefined) await check(directory);
  const server = dynalite({ ...(directory !== undefined && { path: directory }), createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
}

interface Iterator {
  close(): Promise<void>;
  return?(): Promise<void>;
}

/**
 * dynalite gives up the iterators of its database by `return`, which those of this library do not have: every query
 * would leave one open for ever, and with it the state of the database that it began with.
 */
function closeWhatEnds(): void {
  const dynalite = createRequire(import.meta.url).resolve('dynalite');
  for (const library of ['level', 'memory-level']) {
    const level = createRequire(dynalite).resolve(library);
    const { AbstractKeyIterator, AbstractValueIterator } = createRequire(level)('abstract-level') as Readonly<
      Record<'AbstractKeyIterator' | 'AbstractValueIterator', { readonly prototype: Iterator }>
    >;
    for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
      prototype.return ??= function (this: Iterator) {
        return this.close();
      };
    }
  }
}

interface Database {
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * When its database does not open, dynalite throws where nobody can catch it, and the process dies. So the same
 * library opens it once before.
 */
async function check(directory: string): Promise<void> {
  const dynalite = createRequire(import.meta.url).resolve('dynalite');
  const { Level } = createRequire(dynalite)('level') as { Level: new (path: string, options: object) => Database };
  try {
    await mkdir(directory, { recursive: true });
    const database = new Level(directory, { valueEncoding: 'json' });
    await database.open();
    await database.close();
  } catch (error) {
    const { message, cause } = error as Error;
    const why = (cause as Error | undefined)?.message ?? message;
    throw new LiveError('store/directory', `The data in ${directory} cannot be opened: ${why}`,
      'Stop the other process that uses it, or choose another directory.');
  }
}
