import { rememberStep } from './changed-keys.js';
import { isSafeKey, isTree, type Patch, type Tree, type Value } from './json.js';

/** Applies a JSON Merge Patch (RFC 7396). Parts that it does not change, even if it names them, keep their identity. */
export function applyPatch(target: Value | undefined, patch: Patch): Value {
  if (!isTree(patch)) return sameLeaf(target, patch as Value) ? target! : (patch as Value);
  const from: Tree | undefined = isTree(target) ? target : undefined;
  let result: Record<string, Value> | undefined = from ? undefined : {};
  const changed: string[] = [];
  for (const [key, change] of Object.entries<Patch>(patch)) {
    if (!isSafeKey(key)) continue;
    const was = from && own(from, key);
    const next = change === null ? undefined : applyPatch(was, change);
    if (next === was) continue;
    result ??= { ...from };
    changed.push(key);
    if (next === undefined) delete result[key];
    else result[key] = next;
  }
  if (result && from) rememberStep(from, result, changed);
  return result ?? from!;
}

/**
 * The patch that brings *each* of `bases` to `target`; undefined when all of them are there already.
 *
 * A plain difference of the oldest and the newest is not enough: a key that was added and removed in between
 * is in neither, but a replica that stands in between has it. So a key that any base has and the target lacks
 * is null, and a key that differs from any base is set.
 */
export function patchFromEach(bases: readonly (Value | undefined)[], target: Value): Patch | undefined {
  if (bases.every((base) => base === target)) return undefined;
  if (!isTree(target)) return bases.every((base) => sameLeaf(base, target)) ? undefined : (target);
  let patch: Record<string, Patch> | undefined;
  if (bases.some((base) => !isTree(base))) patch = {};
  const trees = bases.filter(isTree) as readonly Tree[];
  for (const base of trees) {
    for (const key in base) if (!Object.hasOwn(target, key)) (patch ??= {})[key] = null;
  }
  for (const key in target as Tree) {
    const change = patchFromEach(bases.map((base) => (isTree(base) ? own(base, key) : undefined)), target[key]!);
    if (change !== undefined) (patch ??= {})[key] = change;
  }
  return patch;
}

/** Not what every object inherits: `toString` is a key like any other. */
const own = (tree: Tree, key: string): Value | undefined => (Object.hasOwn(tree, key) ? tree[key] : undefined);

function sameLeaf(a: Value | undefined, b: Value): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b);
}
