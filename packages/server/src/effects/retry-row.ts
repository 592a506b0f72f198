import { LiveError } from '@rostrum/core/engine';
import { tablesOf } from '@rostrum/core/event';
import type { EventHost } from '../host/index.js';
import type { Effect } from './effect.js';

/** The row of one effect, the same over restarts: whoever runs it in the end takes it away. */
export const rowOf = (cursor: string, seq: number, index: number): string =>
  `${cursor[0]!}${index}${seq.toString(36)}`;

/** Staff see that this is being tried again. */
export async function tellStaff(host: EventHost, row: string, { errand, person }: Effect): Promise<void> {
  await host.system('session/retry', { id: row, errand, ...(person !== undefined && { person }) });
}

/** It is done: staff need not be told any more. Throws when that could not be noted. */
export async function settleRow(host: EventHost, row: string): Promise<void> {
  if (!(await host.read((engine) => tablesOf(engine).retries.get(row) !== undefined))) return;
  const answer = await host.system('session/settle', { id: row });
  // A server that stops here leaves it to the next one, with the effect: or staff would see it for ever.
  if (answer instanceof LiveError && answer.kind === 'limit') throw answer;
}
