/** Some of the words, at any depth. */
export type PartialLabels<Words> = {
  readonly [Key in keyof Words]?: Words[Key] extends object
    ? Words[Key] extends (...values: never[]) => string ? Words[Key] : PartialLabels<Words[Key]>
    : Words[Key];
};

/** The words, with others over them where there are others. */
export function over<Words extends object>(words: Words, others: PartialLabels<Words> | undefined): Words {
  if (!others) return words;
  const all = { ...words } as Record<string, unknown>;
  for (const [key, other] of Object.entries<unknown>(others)) {
    const word = all[key];
    all[key] = isGroup(word) && isGroup(other) ? over(word, other) : other ?? word;
  }
  return all as Words;
}

const isGroup = (words: unknown): words is object => typeof words === 'object' && words !== null;
