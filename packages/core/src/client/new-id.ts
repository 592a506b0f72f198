/** 20 characters of base 36. Not `randomUUID`, which only secure contexts have. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => (byte % 36).toString(36)).join('');
}
