import fc from 'fast-check';

/** As much of JSON Schema as the server's OpenAPI document has. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** What is right by the schema: `names` are values that exist, for strings that are names of something. */
export function right(schema: Schema, names: readonly string[]): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((each) => right(each, names)));
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {}).map(([key, each]) => [key, right(each, names)] as const);
      return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true });
    }
    case 'array': return fc.array(right(schema.items ?? {}, names), { maxLength: 5 });
    case 'string': {
      const text = schema.pattern ? fc.stringMatching(new RegExp(schema.pattern)) : fc.string({ unit: 'grapheme', maxLength: 40 });
      return fc.oneof(fc.constantFrom(...names), text);
    }
    case 'integer': return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 10_000 });
    case 'number': return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean': return fc.boolean();
    default: return fc.jsonValue({ maxDepth: 2 });
  }
}

const long = (characters: number) => 'x'.repeat(characters);
let nested: unknown = 1;
for (let depth = 0; depth < 40; depth++) nested = depth % 2 ? [nested] : { a: nested };

/** In the place of any value. */
const wrong = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(
    null, true, '', ' ', 0, -1, 0.5, 1e308, 2 ** 53, -(2 ** 63), [], {}, [[]], '\ud800', 'a\udfff', '\u0000', '\u202e',
    '__proto__', 'constructor', 'toString', '../..', '%00', '${x}', '<script>', long(300), long(4_095), nested,
  ) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', 'id', 'person', 'role', '\ud800'];

/** Where in a value, what is put there, and under which key something is added. */
const mutation = fc.record({ path: fc.array(fc.nat(6), { maxLength: 4 }), value: wrong, key: fc.option(fc.constantFrom(...KEYS)) });

function mutate(value: unknown, { path, value: put, key }: { path: readonly number[]; value: unknown; key: string | null }): unknown {
  if (typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  const [index, ...rest] = path;
  const changed = index === undefined || entries.length === 0
    ? (key === null ? [] : [...entries, [key, put] as const])
    : entries.map((entry, n) => (n === index % entries.length ? [entry[0], mutate(entry[1], { path: rest, value: put, key })] as const : entry));
  if (Array.isArray(value)) return changed.map(([, each]) => each);
  // By definition and not by assignment: `__proto__` is to be a key of it.
  const result = {};
  for (const [name, each] of changed) Object.defineProperty(result, name, { value: each, enumerable: true, configurable: true });
  return result;
}

/** What no JSON.stringify would write, or of a size about a limit. */
const damage = fc.oneof(
  { weight: 20, arbitrary: fc.constant((text: string) => text) },
  fc.nat(400).map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  fc.tuple(fc.nat(400), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })).map(([at, noise]) => (text: string) =>
    text.slice(0, at % (text.length + 1)) + noise + text.slice(at % (text.length + 1))),
  fc.constantFrom(4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 65_536).map((size) => (text: string) => text.padEnd(size)),
  fc.constantFrom('NaN', 'Infinity', '1e999', '-0', '', '\u0000', '[', '{"a":', '"\\ud800"', '\ufeff{}', '[[['.repeat(2_000))
    .map((whole) => () => whole),
  fc.constantFrom('NaN', '1e999', '-1e999', '9007199254740993', '"\\udc00"').map((raw) => (text: string) =>
    text.replace(/:("[^"]*"|\d+|true|false|null)/, `:${raw}`)),
  fc.constant((text: string) => text + text),
);

/** What is right, with up to three things wrong in it. */
export function mutated(base: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(base, fc.array(mutation, { maxLength: 3 })).map(([value, all]) => all.reduce<unknown>(mutate, value));
}

/** The same as text, which may be damaged as such. */
export function hostile(base: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(mutated(base), damage).map(([value, damaged]) => damaged(JSON.stringify(value) ?? ''));
}
