interface Step {
  readonly from: WeakRef<object>;
  readonly keys: readonly string[];
}

/** What a patch has made of what. It keeps neither in memory. */
const steps = new WeakMap<object, Step>();

export function rememberStep(from: object, to: object, keys: readonly string[]): void {
  steps.set(to, { from: new WeakRef(from), keys });
}

/**
 * The keys under which `now` may have another value than `before`, when patches made the one of the other: so that an
 * index of a large table costs what has changed. Undefined when that is not known, as after a snapshot.
 */
export function changedKeys(before: object, now: object): ReadonlySet<string> | undefined {
  const changed = new Set<string>();
  let at: object | undefined = now;
  while (at !== before) {
    const step: Step | undefined = at && steps.get(at);
    if (!step) return undefined;
    for (const key of step.keys) changed.add(key);
    at = step.from.deref();
  }
  return changed;
}
