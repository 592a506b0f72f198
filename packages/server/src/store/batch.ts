import { deflateRaw, inflateRaw, constants } from 'node:zlib';
import { promisify } from 'node:util';
import { LiveError, type Entry } from '@rostrum/core/engine';

const deflated = promisify(deflateRaw);
const inflated = promisify(inflateRaw);

/** The most commands of one item of the log. */
export const BATCH_COMMANDS = 2_000;
/** The most bytes of one item's entries as JSON. An item of DynamoDB has at most 400 KB, however well it deflates. */
export const BATCH_BYTES = 256 * 1024;

/** Grows when entries are written in another way; `READERS` keeps a reader for every one that was ever written. */
export const ENTRY_VERSION = 1;
const READERS: { readonly [version: number]: (written: never) => Entry } = {
  1: (written: Entry) => written,
};

/** One entry as it is written; a batch is these, one after the other. */
export const encodeEntry = (entry: Entry): string => JSON.stringify(entry);

/** Off the main thread, and for speed: a batch is read far less often than it is written. */
export const encodeBatch = (entries: readonly string[]): Promise<Uint8Array> =>
  deflated(`[${entries.join(',')}]`, { level: constants.Z_BEST_SPEED });

export async function decodeBatch(version: number, data: Uint8Array): Promise<readonly Entry[]> {
  const read = READERS[version];
  if (!read) {
    throw new LiveError('store/version', `The log was written in version ${version}, which this release does not know.`,
      `Run a release that does; this one knows up to ${ENTRY_VERSION}.`);
  }
  return (JSON.parse((await inflated(data)).toString()) as never[]).map(read);
}
