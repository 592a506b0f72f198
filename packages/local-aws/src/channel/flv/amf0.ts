/** Values as RTMP's commands and FLV's script tags carry them (Action Message Format, AMF 0). */
export type AmfValue = number | boolean | string | null | undefined | AmfObject | readonly AmfValue[];
export interface AmfObject { readonly [name: string]: AmfValue }

const NUMBER = 0;
const BOOLEAN = 1;
const STRING = 2;
const OBJECT = 3;
const NULL = 5;
const UNDEFINED = 6;
const ECMA_ARRAY = 8;
const OBJECT_END = 9;
const STRICT_ARRAY = 10;
const DATE = 11;
const LONG_STRING = 12;

const DEPTH_MAX = 8;

/** The bytes are no AMF 0, or nested deeper than anybody nests. */
export class AmfError extends Error {
  override readonly name = 'AmfError';
}

/** All values that follow each other. Throws AmfError. */
export function decodeAmf(bytes: Buffer): AmfValue[] {
  const reader = new Reader(bytes);
  const values: AmfValue[] = [];
  try {
    while (!reader.atEnd) values.push(reader.value(0));
  } catch (error) {
    // Node's own way to say that there are not as many bytes.
    throw error instanceof RangeError ? new AmfError('the values are cut off') : error;
  }
  return values;
}

class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  value(depth: number): AmfValue {
    if (depth > DEPTH_MAX) throw new AmfError('the values are nested too deep');
    const type = this.#uint(1);
    switch (type) {
      case NUMBER: return this.bytes.readDoubleBE(this.#skip(8));
      case BOOLEAN: return this.#uint(1) !== 0;
      case STRING: return this.#text(this.#uint(2));
      case LONG_STRING: return this.#text(this.#uint(4));
      case NULL: return null;
      case UNDEFINED: return undefined;
      case OBJECT: return this.#object(depth);
      case ECMA_ARRAY:
        this.#skip(4);
        return this.#object(depth);
      case STRICT_ARRAY: return this.#array(this.#uint(4), depth);
      case DATE: {
        const time = this.bytes.readDoubleBE(this.#skip(8));
        this.#skip(2);
        return time;
      }
      default: throw new AmfError(`there is no type ${type}`);
    }
  }

  #object(depth: number): AmfObject {
    // Names come from outside: one may be `__proto__`.
    const object = Object.create(null) as Record<string, AmfValue>;
    for (;;) {
      const name = this.#text(this.#uint(2));
      if (name === '' && this.bytes[this.#at] === OBJECT_END) {
        this.#skip(1);
        return object;
      }
      object[name] = this.value(depth + 1);
    }
  }

  #array(length: number, depth: number): AmfValue[] {
    const values: AmfValue[] = [];
    for (let index = 0; index < length; index += 1) values.push(this.value(depth + 1));
    return values;
  }

  #text(length: number): string {
    const from = this.#skip(length);
    return this.bytes.toString('utf8', from, this.#at);
  }

  #uint(size: number): number {
    return this.bytes.readUIntBE(this.#skip(size), size);
  }

  /** Throws RangeError behind the end. */
  #skip(count: number): number {
    const from = this.#at;
    if (from + count > this.bytes.length) throw new RangeError('behind the end');
    this.#at += count;
    return from;
  }
}

/** Values that follow each other. */
export function encodeAmf(...values: readonly AmfValue[]): Buffer {
  return Buffer.concat(values.map(encoded));
}

function encoded(value: AmfValue): Buffer {
  switch (typeof value) {
    case 'number': {
      const bytes = Buffer.alloc(9);
      bytes.writeDoubleBE(value, 1);
      return bytes;
    }
    case 'boolean': return Buffer.from([BOOLEAN, Number(value)]);
    case 'string': return Buffer.concat([Buffer.from([STRING]), named(value)]);
    case 'undefined': return Buffer.from([UNDEFINED]);
    default:
      if (value === null) return Buffer.from([NULL]);
      return Buffer.concat([
        Buffer.from([OBJECT]),
        ...Object.entries(value).flatMap(([name, content]) => [named(name), encoded(content)]),
        Buffer.from([0, 0, OBJECT_END]),
      ]);
  }
}

function named(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
