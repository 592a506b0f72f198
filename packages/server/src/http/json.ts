import { LiveError } from '@rostrum/core/engine';

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** Deeper than any input of this server, and harmless to whoever walks through it. */
const DEEPEST = 20;

/**
 * JSON from outside: no keys that reach the prototype of an object, no halves of characters, no deep nesting.
 * Errors: `http/malformed`.
 */
export function parseJson(text: string): unknown {
  if (depth(text) > DEEPEST) throw malformed('it is nested too deeply');
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (UNSAFE.has(key)) throw malformed(`it has a key "${key}"`);
      if (LONE_SURROGATE.test(key) || (typeof value === 'string' && LONE_SURROGATE.test(value))) {
        throw malformed('it has half a character in it');
      }
      return value;
    });
  } catch (error) {
    throw error instanceof LiveError ? error : malformed('it is not JSON');
  }
}

/** How deep objects and arrays are within each other; what stands in strings does not count. */
function depth(text: string): number {
  let now = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x5c) index++;
    else if (quoted) continue;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++now);
    else if (code === 0x5d || code === 0x7d) now--;
  }
  return deepest;
}

export const malformed = (why: string): LiveError =>
  new LiveError('http/malformed', `The text was not understood: ${why}.`, 'Send a JSON object in UTF-8.', {
    kind: 'invalid',
    path: [],
  });
