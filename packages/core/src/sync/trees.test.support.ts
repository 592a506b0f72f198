import fc from 'fast-check';
import { isTree, type Tree, type Value } from './index.js';

/** Few keys, so that histories meet again; some are names that every object inherits. */
const key = fc.constantFrom('a', 'b', 'c', 'd', 'toString', 'valueOf', '0', '1');
const leaf = fc.oneof(fc.boolean(), fc.nat(3), fc.constantFrom('', 'x'), fc.array(fc.nat(2), { maxLength: 2 }));
const node = fc.letrec<{ value: Value; tree: Tree }>((tie) => ({
  value: fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: tie('tree') }),
  tree: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));
export const trees: fc.Arbitrary<Tree> = fc.dictionary(key, node.value, { maxKeys: 4 });

/** The same text for the same content, whatever the order of the keys. */
export function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isTree(value)) return JSON.stringify(value);
  const entries = Object.entries<Value>(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
}
