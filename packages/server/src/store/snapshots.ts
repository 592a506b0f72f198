import { createHash, randomUUID } from 'node:crypto';
import type { Dump } from '@rostrum/core/engine';
import { keys } from './keys.js';
import { decodeDump, encodeDump } from './dump.js';
import type { Item, Table } from './table.js';

/** An item has at most 400 KB. */
const CHUNK = 340 * 1024;
/** One more than needed, for a writer that stands before the newest. */
const KEPT = 2;

interface Manifest {
  readonly sk: string;
  readonly seq: number;
  readonly snapshot: string;
  readonly chunks: number;
  readonly digest: string;
}

/**
 * Snapshots spare the replay of a long log. The manifest is written when all chunks are, and is what makes a
 * snapshot exist; one that is not whole for any reason is passed over, since the log alone is the truth.
 */
export class Snapshots {
  constructor(private readonly table: Table) {}

  async save(event: string, dump: Dump): Promise<void> {
    const data = await encodeDump(dump);
    const snapshot = randomUUID();
    let chunks = 0;
    for (let start = 0; start < data.length; start += CHUNK) {
      const key = keys.chunk(event, dump.seq, snapshot, chunks++);
      await this.table.put({ ...key, data: data.subarray(start, start + CHUNK) });
    }
    const digest = digestOf(data);
    await this.table.put({ ...keys.manifest(event, dump.seq), seq: dump.seq, snapshot, chunks, digest });
    await this.#removeOld(event);
  }

  /** The newest whole snapshot that is not after `notAfter`. */
  async load(event: string, notAfter = Infinity): Promise<Dump | undefined> {
    for (const manifest of await this.#manifests(event)) {
      if (manifest.seq > notAfter) continue;
      const data = await this.#data(event, manifest);
      const dump = data && (await decodeDump(data));
      if (dump) return dump;
    }
    return undefined;
  }

  /** Newest first. */
  async #manifests(event: string): Promise<readonly Manifest[]> {
    const manifests: Manifest[] = [];
    for await (const item of this.table.query({ ...startingWith(event, 'MANIFEST#'), ScanIndexForward: false })) {
      manifests.push(item as unknown as Manifest);
    }
    return manifests;
  }

  async #data(event: string, { seq, snapshot, chunks, digest }: Manifest): Promise<Uint8Array | undefined> {
    const items: Item[] = [];
    const prefix = keys.chunk(event, seq, snapshot, 0).sk.slice(0, -4);
    for await (const item of this.table.query(startingWith(event, prefix))) items.push(item);
    if (items.length !== chunks) return undefined;
    const data = Buffer.concat(items.map((item) => item['data'] as Uint8Array));
    return digestOf(data) === digest ? data : undefined;
  }

  /** Chunks newer than the oldest kept manifest may belong to a snapshot that is being written: they stay. */
  async #removeOld(event: string): Promise<void> {
    const manifests = await this.#manifests(event);
    const oldest = manifests[KEPT - 1];
    if (!oldest) return;
    for (const { seq } of manifests.slice(KEPT)) await this.table.delete(keys.manifest(event, seq));
    const { pk, sk: first } = keys.chunk(event, 0, '', 0);
    const query = {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :oldest', ProjectionExpression: 'pk, sk',
      ExpressionAttributeValues: { ':pk': pk, ':first': first, ':oldest': keys.chunk(event, oldest.seq, '', 0).sk },
    };
    for await (const item of this.table.query(query)) await this.table.delete({ pk, sk: item['sk'] as string });
  }
}

const digestOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('base64');

const startingWith = (event: string, prefix: string) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': keys.manifest(event, 0).pk, ':prefix': prefix },
});
