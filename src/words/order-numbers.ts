/** At most this many are looked up from one message. */
const MOST = 10;

/** Three digits or more, perhaps with letters or dashes around them, and not part of an address or an amount. */
const CANDIDATE = /(?<![\w.@/$€£-])#?((?:[A-Za-z]{1,5}-?)?\d{3,}(?:-\d+)*)(?![\w@/]|\.\d)/g;
const PHONE_OR_DATE = /^\d{3}-\d{3}-\d{4}$|^\d{4}-\d{2}-\d{2}$/;

/** What may be order numbers in a message, each once, in the order they stand, at most ten. */
export function orderNumbersIn(text: string): string[] {
  const found = [...text.matchAll(CANDIDATE)].flatMap(([, number]) => (number === undefined ? [] : [number]));
  return [...new Set(found.filter((number) => !PHONE_OR_DATE.test(number)))].slice(0, MOST);
}
