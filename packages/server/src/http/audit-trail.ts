import type { Act } from '@rostrum/core/moderation';
import { tablesOf } from '@rostrum/core/event';
import type { EventHost } from '../host/index.js';
import type { Services } from './services.js';

/** How much of a log is looked through for one answer. */
const MOST_ENTRIES = 20_000;

interface Range {
  readonly after: number;
  readonly limit: number;
}
interface Found {
  readonly seq: number;
  readonly act: Act;
  readonly role: string;
}

/** The acts of staff after a sequence, with names; `next` is where to go on when there may be more. */
export async function auditTrail(
  { store, people }: Services,
  host: EventHost,
  { after, limit }: Range,
): Promise<object> {
  const found: Found[] = [];
  let seen = after;
  let hasMore = false;
  scan: for await (const entries of store.log.entries(host.id, after)) {
    for (const { seq, entry } of entries) {
      if (found.length === limit || seen - after >= MOST_ENTRIES) {
        hasMore = true;
        break scan;
      }
      seen = seq;
      const act = entry.facts.find(({ type }) => type === 'engine/acted') as unknown as Act | undefined;
      if (act) found.push({ seq, act, role: entry.role });
    }
  }
  const names = await namesOf(people, host, found);
  const acts = found.map(({ seq, role, act: { at, by, command, target, reason } }) => ({
    seq,
    at,
    by,
    byName: names(by),
    role,
    command,
    ...(target !== undefined && { target, targetName: names(target) }),
    ...(reason !== undefined && { reason }),
  }));
  return { acts, ...(hasMore && { next: seen }) };
}

async function namesOf(people: Services['people'], host: EventHost, found: readonly Found[]) {
  const ids = new Set(found.flatMap(({ act: { by, target } }) => (target === undefined ? [by] : [by, target])));
  const here = await host.read((engine) => new Map([...ids].map((id) => [id, tablesOf(engine).people.get(id)?.name])));
  const kept = await people.names([...ids].filter((id) => here.get(id) === undefined));
  return (id: string): string => here.get(id) ?? kept.get(id) ?? '';
}
