import type { Bell } from "../bell.ts";
import type { CallLog } from "../calls.ts";
import type { Faults } from "../faults.ts";
import { invalid } from "../refusal.ts";
import type { World } from "../request.ts";
import type { Scale } from "../state/state.ts";
import type { Story } from "../story/index.ts";

/** All that can be looked at and moved from outside the guide. */
export interface Desk {
  readonly apiKey: string;
  readonly scale: Scale;
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly story: Story;
  readonly bell: Bell;
}

/** What the desk is asked. */
export interface Ask {
  /** The last part of the path, where it names one thing. */
  readonly name: string;
  /** Where it was asked: `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What is asked, done or read; the answer is sent as JSON. Throws a Refusal in words. */
export type Deed = (desk: Desk, ask: Ask) => unknown;

const SIZE = 50;
const MOST = 500;

function whole(query: URLSearchParams, name: string, fallback: number, most: number): number {
  const text = query.get(name) ?? "";
  if (text === "") return fallback;
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw invalid(`${name} must be a whole number from 1 to ${most}.`);
  return value;
}

/** Which rows are wanted: `page` from 1 on, `size` at most 500 and 50 unless said. */
export function pageIn(query: URLSearchParams): { readonly start: number; readonly size: number } {
  const size = whole(query, "size", SIZE, MOST);
  return { start: (whole(query, "page", 1, 1_000_000) - 1) * size, size };
}

/** A page of rows, and whether there are more. */
export interface Rows<T> {
  readonly rows: T[];
  readonly more: boolean;
}

/** After so many rows others get a turn: a search through a large book keeps nobody waiting. */
const TURN = 1000;

/** Picks a page of those that fit, without holding more than the page. */
export async function pick<T>(
  all: Iterable<T>,
  fits: (row: T) => boolean,
  { start, size }: { readonly start: number; readonly size: number },
): Promise<Rows<T>> {
  const rows: T[] = [];
  let [seen, fitting] = [0, 0];
  for (const row of all) {
    seen += 1;
    if (seen % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    if (!fits(row)) continue;
    if (fitting === start + size) return { rows, more: true };
    if (fitting >= start) rows.push(row);
    fitting += 1;
  }
  return { rows, more: false };
}
