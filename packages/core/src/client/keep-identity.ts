import { isTree, type Value } from '../sync/index.js';

/** `next`, in which every part that equals the same part of `was` is that part: what did not change stays one object. */
export function keepIdentity<Next extends Value>(was: Value | undefined, next: Next): Next {
  if (Array.isArray(next)) return JSON.stringify(was) === JSON.stringify(next) ? (was as Next) : next;
  if (!isTree(was) || !isTree(next)) return next;
  const before: { readonly [key: string]: Value } = was;
  const result: Record<string, Value> = {};
  let same = Object.keys(before).length === Object.keys(next).length;
  for (const [key, value] of Object.entries<Value>(next)) {
    const known = Object.hasOwn(before, key) ? before[key] : undefined;
    result[key] = keepIdentity(known, value);
    if (result[key] !== known) same = false;
  }
  return (same ? before : result) as unknown as Next;
}
