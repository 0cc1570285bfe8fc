import { queryBytes } from "./http/query.ts";

/** One list of a question and the query parameter that carries it; `most` is how many one call may name. */
export interface Asking {
  readonly name: string;
  readonly values: readonly string[];
  readonly most?: number;
}

/**
 * Splits a question of two lists into calls whose query string stays within `bytes` when encoded. Every pair of
 * a first and a second value is asked once, in the order of the question; an empty second list asks for all.
 * Undefined where one value alone is too long to be asked.
 */
export function chunkPairs(
  first: Asking,
  second: Asking,
  bytes: number,
): { first: readonly string[]; second: readonly string[] }[] | undefined {
  const [wanted, others] = [size(first), size(second)];
  const room = share(wanted, others, bytes);
  const firsts = chunkOne(first, room);
  const seconds = second.values.length === 0 ? [[]] : chunkOne(second, bytes - room);
  if (firsts === undefined || seconds === undefined) return undefined;
  return firsts.flatMap((one) => seconds.map((other) => ({ first: one, second: other })));
}

/** Splits one list into calls of at most `bytes` and at most `most` values, in order. */
export function chunkOne({ name, values, most = Infinity }: Asking, bytes: number): string[][] | undefined {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  let used = 0;
  for (const value of values) {
    const more = queryBytes(name, value);
    if (more > bytes) return undefined;
    if (used + more > bytes || chunk.length >= most) {
      chunks.push(chunk);
      chunk = [];
      used = 0;
    }
    chunk.push(value);
    used += more;
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}

interface Size {
  /** The most bytes that one call may need. */
  readonly all: number;
  readonly longest: number;
}

function size({ name, values, most = Infinity }: Asking): Size {
  const sizes = values.map((value) => queryBytes(name, value));
  const longest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const sum = sizes.reduce((a, b) => a + b, 0);
  return { all: Math.min(sum, most * longest), longest };
}

/** How many bytes the first list gets: what it needs if the second fits beside it, else half, if that is enough. */
function share(first: Size, second: Size, bytes: number): number {
  if (first.all + second.all <= bytes || first.all <= bytes / 2) return Math.min(first.all, bytes);
  if (second.all <= bytes / 2) return bytes - second.all;
  const half = Math.floor(bytes / 2);
  return Math.min(Math.max(half, first.longest), Math.max(half, bytes - second.longest));
}
