import { z } from "zod";
import type { Clock } from "./clock.ts";
import { invalid } from "./refusal.ts";
import type { Site } from "./site.ts";
import type { OmniState } from "./state/state.ts";

/** The world a call acts on. */
export interface World {
  readonly state: OmniState;
  readonly site: Site;
  readonly clock: Clock;
}

/** What the service is asked. Query names are matched without regard to case. */
export interface ServiceRequest {
  /** The first value of a query parameter, undefined when it is missing or blank. */
  one(name: string): string | undefined;
  /** All values of a repeated query parameter, blanks left out. */
  many(name: string): string[];
  /** The last part of the path where the path carries a value. */
  readonly pathValue: string;
  /** The JSON body, or undefined when none was sent. */
  readonly body: unknown;
  readonly page: Page;
}

/** Which rows are wanted: from `start` on, at most `size`. */
export interface Page {
  readonly start: number;
  readonly size: number;
}

/** What the service would do: the answer, and apart from it the deed, so that a switch can come between. */
export interface Outcome {
  readonly status: number;
  /** Left out for answers without a body. */
  readonly body?: unknown;
  readonly apply?: () => void;
  /** A wrong deed, for the switch "200 and did something else". */
  readonly instead?: () => void;
}

export type Handler = (request: ServiceRequest, world: World) => Outcome;

const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1000;

function wholeNumber(name: string, text: string | undefined, fallback: number, most: number): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw invalid(`${name} must be a whole number from 1 to ${most}, but is "${text}".`);
  }
  return value;
}

/** Reads `pageSize` (100 unless said, at most 1,000) and `pageNumber` (1 is the first). */
export function pageOf(one: ServiceRequest["one"]): Page {
  const size = wholeNumber("pageSize", one("pageSize"), DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE);
  const number = wholeNumber("pageNumber", one("pageNumber"), 1, 999_999_999);
  return { start: (number - 1) * size, size };
}

/** The rows of a page, counted off anything that can be walked through, and no further than needed. */
export function rowsOf<T>(rows: Iterable<T>, page: Page): T[] {
  return Iterator.from(rows).drop(page.start).take(page.size).toArray();
}

/** Reads the body by its schema. Throws a 400 that names every field that is wrong. */
export function bodyOf<T>(schema: z.ZodType<T>, body: unknown): T {
  if (body === undefined) throw invalid("A request body is required: send JSON.");
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  throw invalid(`The request is invalid. ${problems.join("; ")}.`);
}

/** A text that says something. */
export const text = z.string().trim().min(1, "a value is required");
