import { Seen } from "./seen.ts";

/** The rows of a page that were not given out before. Whoever makes one for a list remembers what it needs for that. */
export type Fresh<T> = (page: T[]) => T[];

/** The two words that a row is told apart by. */
type KeyOf<T> = (row: T) => readonly [string, string];

/** Each row of a list once, however it is cut into pages; remembers up to 24 bytes a row. */
export function eachOnce<T>(keyOf: KeyOf<T>): Fresh<T> {
  const seen = new Seen();
  return (page) => page.filter((row) => seen.add(...keyOf(row)));
}

/**
 * Each page of a list once, for lists of any length to whose reader a row given twice means nothing: remembers one
 * page. A page with the rows of the one before it, counts aside, comes of a service that ignores page numbers.
 */
export function pageOnce<T>(keyOf: KeyOf<T>): Fresh<T> {
  let last: readonly T[] = [];
  return (page) => {
    const isRepeated = page.length === last.length && page.every((row, at) => isSame(keyOf(row), last[at]));
    last = page;
    return isRepeated ? [] : page;
  };
  function isSame([one, other]: readonly [string, string], row: T | undefined): boolean {
    if (row === undefined) return false;
    const [known, knownOther] = keyOf(row);
    return one === known && other === knownOther;
  }
}
