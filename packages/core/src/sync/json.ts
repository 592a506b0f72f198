/** What a view may contain: no null (a merge patch uses it to delete) and no undefined. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A JSON Merge Patch (RFC 7396): null deletes a key, an object is merged, anything else replaces. */
export type Patch = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Patch };

export type Tree = { readonly [key: string]: Value };

export function isTree(value: unknown): value is { readonly [key: string]: never } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys that would reach the prototype of an object instead of the object. */
export function isSafeKey(key: string): boolean {
  return key !== '__proto__' && key !== 'constructor' && key !== 'prototype';
}
