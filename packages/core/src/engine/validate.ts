import { LiveError } from './live-error.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** The input as its schema gives it back, or `engine/invalid` with the place of the first fault. */
export function validate<Output>(schema: StandardSchema<Output>, input: unknown): Output | LiveError {
  const result = schema['~standard'].validate(input);
  if (result instanceof Promise) throw new TypeError('An input schema must be synchronous.');
  if (!result.issues) return result.value;
  return invalid(result.issues[0]!);
}

function invalid(issue: StandardIssue): LiveError {
  const path = (issue.path ?? []).map((part) => {
    const key = typeof part === 'object' ? part.key : part;
    return typeof key === 'number' ? key : String(key);
  });
  const place = path.length ? `"${path.join('.')}"` : 'the input';
  return new LiveError('engine/invalid', `The command was not understood: ${issue.message}`, `Correct ${place}.`, {
    kind: 'invalid',
    path,
  });
}
