/** Several who ask at once get one answer; a failure is not remembered. */
export function once<Value>(
  known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>,
): Promise<Value> {
  let value = known.get(key);
  if (!value) {
    value = make();
    known.set(key, value);
    value.catch(() => {
      if (known.get(key) === value) known.delete(key);
    });
  }
  return value;
}
