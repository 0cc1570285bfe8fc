import { z } from "zod";
import { invalid } from "../refusal.ts";
import { text } from "../request.ts";
import type { Order } from "../shapes.ts";
import { type Comparable, SEARCH_FIELDS } from "./search-fields.ts";

/** One condition as the guide prints it. */
export const condition = z.object({
  Field: text,
  Operator: text,
  Value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
  GroupId: z.int().nullish(),
  LogicalType: z.string().nullish(),
});

export type Condition = z.infer<typeof condition>;
type Test = (order: Order) => boolean;

/** Below, equal or above: numbers as numbers, dates as dates, all else as text without regard to case. */
function compare(stored: Comparable, wanted: string): number {
  if (stored === null) return wanted === "" ? 0 : -1;
  if (typeof stored === "number") return stored - Number(wanted);
  const date = /^\d{4}-\d\d-\d\d/u;
  if (date.test(stored) && date.test(wanted)) return Date.parse(stored) - Date.parse(wanted);
  const [left, right] = [stored.toLowerCase(), wanted.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const includes = (stored: Comparable, wanted: string): boolean =>
  String(stored ?? "")
    .toLowerCase()
    .includes(wanted.toLowerCase());

/** By name in lower case. The guide shows only `equals`; the others are what such a service would plausibly know. */
const OPERATORS: Readonly<Record<string, (stored: Comparable, wanted: string) => boolean>> = {
  equals: (stored, wanted) => compare(stored, wanted) === 0,
  notequals: (stored, wanted) => compare(stored, wanted) !== 0,
  contains: includes,
  startswith: (stored, wanted) =>
    String(stored ?? "")
      .toLowerCase()
      .startsWith(wanted.toLowerCase()),
  greaterthan: (stored, wanted) => compare(stored, wanted) > 0,
  greaterthanorequal: (stored, wanted) => compare(stored, wanted) >= 0,
  lessthan: (stored, wanted) => compare(stored, wanted) < 0,
  lessthanorequal: (stored, wanted) => compare(stored, wanted) <= 0,
};
const OPERATOR_NAMES =
  "equals, notEquals, contains, startsWith, greaterThan, greaterThanOrEqual, lessThan, lessThanOrEqual";

function testOf({ Field, Operator, Value }: Condition): Test {
  const values = Object.hasOwn(SEARCH_FIELDS, Field) ? SEARCH_FIELDS[Field] : undefined;
  if (values === undefined) {
    throw invalid(
      `Field "${Field}" is not searchable. Use one of: ${Object.keys(SEARCH_FIELDS).join(", ")}.`,
    );
  }
  const name = Operator.toLowerCase();
  const holds = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (holds === undefined)
    throw invalid(`Operator "${Operator}" is not known. Use one of: ${OPERATOR_NAMES}.`);
  if (name === "notequals") return (order) => values(order).every((stored) => holds(stored, Value));
  return (order) => values(order).some((stored) => holds(stored, Value));
}

function joinOf({ LogicalType }: Condition): "and" | "or" | undefined {
  const name = (LogicalType ?? "None").toLowerCase();
  if (name === "none") return undefined;
  if (name === "and" || name === "or") return name;
  throw invalid(`LogicalType "${LogicalType}" is not known. Use None, And or Or.`);
}

interface Term {
  readonly test: Test;
  readonly join: "and" | "or" | undefined;
}

/** Joins from left to right. The word between two terms is the right one's, else the left one's, else And. */
function joined(terms: readonly Term[]): Test {
  return (order) => {
    let answer = true;
    for (const [place, term] of terms.entries()) {
      const word = term.join ?? terms[place - 1]?.join ?? "and";
      if (place === 0) answer = term.test(order);
      else answer = word === "and" ? answer && term.test(order) : answer || term.test(order);
    }
    return answer;
  };
}

/** The test that conditions stand for: those of one GroupId are joined first, then the groups. */
export function searchTest(conditions: readonly Condition[]): Test {
  const groups = new Map<number, Term[]>();
  for (const wanted of conditions) {
    const group = groups.get(wanted.GroupId ?? 0) ?? [];
    group.push({ test: testOf(wanted), join: joinOf(wanted) });
    groups.set(wanted.GroupId ?? 0, group);
  }
  return joined([...groups.values()].map((terms) => ({ test: joined(terms), join: terms[0]?.join })));
}
