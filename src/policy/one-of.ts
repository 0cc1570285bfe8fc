const list = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return list.format(words);
}
