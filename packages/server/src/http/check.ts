import * as v from 'valibot';
import { LiveError } from '@rostrum/core/engine';

/** The input as its schema gives it back. Errors: `http/invalid` with the path of the first wrong field. */
export function check<Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  // A union or a missing body names no field; valibot's own sentences repeat the input, which may be long.
  const what =
    issue.kind === 'schema' ? `Expected ${issue.expected ?? 'something else'}.` : issue.message.slice(0, 200);
  throw new LiveError('http/invalid', `The request was not understood: ${what}`,
    path.length ? `Correct "${path.join('.')}".` : 'Correct the request.', { kind: 'invalid', path });
}
