import { OmniError } from "./error.ts";
import type { Fresh } from "./fresh.ts";

/** How a list is read page by page. */
export interface Paging<T> {
  readonly endpoint: string;
  readonly pageSize: number;
  readonly maxPages: number;
  /** Asks for one page, from 1. */
  readonly ask: (pageNumber: number) => Promise<T[]>;
  /** What of a page was not given out before. */
  readonly fresh: Fresh<T>;
}

/**
 * Reads a list one page at a time, each row once. The list ends with a page that is shorter than was asked,
 * and with one that is longer (the call takes no pages), brings nothing new (it ignores the page number) or is
 * not found (past the end). More than `maxPages` pages are a `not-understood` error.
 */
export async function* pagesOf<T>({
  endpoint,
  pageSize,
  maxPages,
  ask,
  fresh,
}: Paging<T>): AsyncGenerator<T[]> {
  for (let number = 1; number <= maxPages; number += 1) {
    const page = number === 1 ? await ask(1) : await orNothing(ask(number));
    const rows = fresh(page);
    if (rows.length > 0) yield rows;
    if (page.length !== pageSize || rows.length === 0) return;
  }
  throw new OmniError("not-understood", `did not end after ${maxPages} pages of ${pageSize}`, { endpoint });
}

/** All pages as one list; for what is known to be short. */
export async function allOf<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

/** The answer, or nothing where the service says that there is nothing. */
export async function orNothing<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OmniError && error.kind === "not-found") return [];
    throw error;
  }
}
