import { setImmediate as turn } from 'node:timers/promises';
import { constants, createDeflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { Dump } from '@rostrum/core/engine';

const inflated = promisify(inflateRaw);

/** Grows when a dump is written in another way. A snapshot of another version is not used: the log is. */
const DUMP_VERSION = 1;
/** How many rows are written before others get their turn; about a millisecond. */
const SLICE = 500;

type Line = readonly ['row', string, string, unknown] | readonly ['answers', Dump['answers'][number]];

/**
 * Deflated lines of JSON: a head, then a line per row and per person's answers. Takes turns with everything else
 * in the process, so that writing the snapshot of a large event holds up nobody. The dump must not change.
 */
export async function encodeDump(dump: Dump): Promise<Uint8Array> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  const done = collect(deflate);
  let text = `${JSON.stringify({ v: DUMP_VERSION, seq: dump.seq, at: dump.at, tables: Object.keys(dump.tables) })}\n`;
  let count = 0;
  for (const line of lines(dump)) {
    text += `${JSON.stringify(line)}\n`;
    if (++count % SLICE > 0) continue;
    deflate.write(text);
    text = '';
    await turn();
  }
  deflate.end(text);
  return done;
}

/** Undefined when it was written in another version. */
export async function decodeDump(data: Uint8Array): Promise<Dump | undefined> {
  const [head, ...rest] = (await inflated(data)).toString().trimEnd().split('\n');
  const { v, seq, at, tables } = JSON.parse(head!) as { v: number; seq: number; at: number; tables: string[] };
  if (v !== DUMP_VERSION) return undefined;
  const rows = Object.fromEntries(tables.map((name) => [name, [] as [string, unknown][]]));
  const answers: Dump['answers'][number][] = [];
  for (const text of rest) {
    const line = JSON.parse(text) as Line;
    if (line[0] === 'row') rows[line[1]]!.push([line[2], line[3]]);
    else answers.push(line[1]);
  }
  return { seq, at, tables: rows, answers };
}

function* lines(dump: Dump): Generator<Line> {
  for (const [table, rows] of Object.entries(dump.tables)) {
    for (const [id, row] of rows) yield ['row', table, id, row];
  }
  for (const person of dump.answers) yield ['answers', person];
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
