/** The middle and the slow end of what was measured, in milliseconds with one decimal. */
export function percentiles(times, parts = [50, 95]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN, 1);
  return Object.fromEntries(parts.map((part) => [`p${part}`, at(part / 100)]));
}

export function round(value, digits = 2) {
  return Number(value.toFixed(digits));
}
