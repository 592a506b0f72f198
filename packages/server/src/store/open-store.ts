import { systemClock } from '@rostrum/core/ports';
import { connectStore, TABLE, type ConnectionOptions, type Store } from './connect-store.js';
import { createTable } from './create-table.js';
import { startEmbedded } from './embedded.js';

/** Without `endpoint` and `region` the store is embedded in this process. */
export interface StoreOptions extends ConnectionOptions {
  /** Where the embedded store keeps its data. Without it they are in memory, and gone with the process. */
  readonly directory?: string;
}

/** Opens the store, and starts the embedded one if that is meant. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { directory, region, table = TABLE, clock = systemClock } = options;
  const embedded = options.endpoint === undefined && region === undefined ? await startEmbedded(directory) : undefined;
  const endpoint = options.endpoint ?? embedded?.endpoint;
  const store = connectStore({ ...options, endpoint });
  const close = async () => {
    await store.close();
    await embedded?.close();
  };
  try {
    if (endpoint !== undefined) await createTable(table, region, endpoint, clock);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...store, close };
}
