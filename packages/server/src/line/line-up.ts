import * as v from 'valibot';
import type { LineUp } from '@rostrum/core/ports';
import { commandId } from '../http/command.js';
import { parseJson } from '../http/json.js';

const lineUp = v.variant('t', [
  v.strictObject({
    t: v.literal('command'),
    id: commandId,
    command: v.pipe(v.string(), v.maxLength(64)),
    input: v.optional(v.unknown(), {}),
  }),
  v.strictObject({ t: v.literal('hi') }),
  v.strictObject({ t: v.literal('ping'), at: v.pipe(v.number(), v.finite()) }),
]);

/** Undefined when it is no message of this protocol. */
export function readLineUp(text: string): LineUp | undefined {
  try {
    const result = v.safeParse(lineUp, parseJson(text));
    return result.success ? (result.output) : undefined;
  } catch {
    return undefined;
  }
}
