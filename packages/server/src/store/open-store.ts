import { connectStore, type ConnectionOptions, type Store } from './connect-store.js';
import { startEmbedded } from './embedded.js';

/** Without `endpoint` and `region` the store is embedded in this process. */
export interface StoreOptions extends ConnectionOptions {
  /** Where the embedded store keeps its data. Without it they are in memory, and gone with the process. */
  readonly directory?: string;
}

/** Opens the store, and starts the embedded one if that is meant. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { directory, region } = options;
  const embedded = options.endpoint === undefined && region === undefined ? await startEmbedded(directory) : undefined;
  const endpoint = options.endpoint ?? embedded?.endpoint;
  const { table, ...store } = connectStore({ ...options, endpoint });
  const close = async () => {
    await store.close();
    await embedded?.close();
  };
  try {
    if (endpoint !== undefined) await table.createIfMissing();
  } catch (error) {
    await close();
    throw error;
  }
  return { ...store, close };
}
