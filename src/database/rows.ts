import type { z } from "zod";

/** A column that may hold nothing: null in the row, undefined in what is made of it. */
export function orNothing<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().transform((value) => value ?? undefined);
}

/** Text for a column of JSON; nothing stays nothing. */
export function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** Rows of one statement at most: what either engine binds at once allows for more than thirty values in each. */
const MOST = 1024;

/**
 * Parts of a list, each as long as a power of two: statements differ by how many rows they have, and so there are
 * few of them to be prepared and kept.
 */
export function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  let from = 0;
  for (let size = MOST; size >= 1; size /= 2) {
    for (; items.length - from >= size; from += size) yield items.slice(from, from + size);
  }
}
