import { LIMITABLE } from "./limits.ts";
import { type Groups, readNamed } from "./names.ts";
import { rightsOf } from "./patterns.ts";
import { didYouMean, type Report } from "./report.ts";
import { NAMED_ONLY, RIGHTS, type Right, WRITES } from "./rights.ts";
import { Approvals, Locations, MaxOrderTotal, MaxUnits } from "./schema.ts";
import type { Limits, Named, Rule } from "./types.ts";
import type { Path } from "./yaml.ts";

const options = ["by", "approvals", "max_units", "max_order_total", "locations"] as const;
const nouns = [...new Set(RIGHTS.map((right) => `${right.split(".")[0]}.*`))];
const verbs = [...new Set(RIGHTS.map((right) => `*.${right.split(".")[1]}`))];

/** Reads one entry of an `allow` list: a pattern, alone or with its options. */
export function readRule(
  value: unknown,
  groups: Groups,
  report: Report,
  path: Path,
  place: { id: string; name?: string | undefined },
): Rule | undefined {
  const entry = readEntry(value, report, path);
  if (entry === undefined) return undefined;
  const { pattern, fields } = entry;
  const at = [...path, pattern];
  if (!isPattern(pattern, report, at)) return undefined;
  const field = <T>(name: string, read: (value: unknown, path: Path) => T) =>
    fields.has(name) ? read(fields.get(name), [...at, name]) : undefined;

  const by = field("by", (list, path) => readNamed(list, groups, report, path));
  const approvals = field("approvals", (n, path) => report.check(Approvals, n, path)) ?? 0;
  const limits: Limits = {
    maxUnits: field("max_units", (n, path) => report.check(MaxUnits, n, path)),
    maxOrderTotal: field("max_order_total", (n, path) => report.check(MaxOrderTotal, n, path)),
    locations: field("locations", (list, path) => report.check(Locations, list, path)),
  };
  checkOptionsFit(pattern, fields, report, at);
  if (by !== undefined) checkEnoughApprovers(by, approvals, report, at);
  const ref = { pattern, place: place.id, name: place.name, line: report.lineOf(at) };
  return { ref, by, approvals, limits };
}

function readEntry(value: unknown, report: Report, path: Path) {
  if (typeof value === "string") return { pattern: value, fields: new Map<string, unknown>() };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report.problem(
      path,
      "must be a right, as in order.read, or one with options, as in order.cancel: { by: [leads] }",
    );
    return undefined;
  }
  const [first, ...more] = Object.entries<unknown>({ ...value });
  if (first === undefined) {
    report.problem(path, "is empty: name a right or remove it");
    return undefined;
  }
  const [pattern, inner] = first;
  if (more.length > 0) {
    const keys = more.map(([key]) => `"${key}"`).join(", ");
    report.problem(
      path,
      `one right an entry: ${keys} must be indented under "${pattern}", or be an entry of its own`,
    );
    return undefined;
  }
  return { pattern, fields: report.fields(inner, options, [...path, pattern]) };
}

function isPattern(pattern: string, report: Report, path: Path): boolean {
  if (rightsOf(pattern).length > 0) return true;
  const named = pattern.includes("*") ? [...NAMED_ONLY].filter((right) => reads(pattern, right)) : [];
  if (named.length > 0) {
    report.problem(
      path,
      `no * reaches ${named.join(" and ")}: name ${named.length > 1 ? "them" : "it"} in full`,
    );
  } else {
    const what = pattern.includes("*") ? "reaches no right" : "is not a right";
    report.problem(path, `"${pattern}" ${what}.${didYouMean(pattern, [...RIGHTS, ...nouns, ...verbs, "*"])}`);
  }
  return false;
}

/** Would this pattern reach the right, if `*` reached every right? */
function reads(pattern: string, right: Right): boolean {
  const [noun, verb] = right.split(".");
  return pattern === `${noun}.*` || pattern === `*.${verb}`;
}

/** An option that could not be kept for a right would only refuse it, or be forgotten: so it is an error. */
function checkOptionsFit(pattern: string, fields: Map<string, unknown>, report: Report, path: Path): void {
  const fits = new Map<string, ReadonlySet<Right>>([...Object.entries(LIMITABLE), ["approvals", WRITES]]);
  for (const name of fields.keys()) {
    const rights = fits.get(name);
    if (rights === undefined) continue;
    const unfit = rightsOf(pattern).filter((right) => !rights.has(right));
    if (unfit.length === 0) continue;
    const fit = [...rights].join(", ");
    report.problem(
      [...path, name],
      `cannot be kept for ${unfit.join(", ")}. Give it to one of these alone: ${fit}`,
    );
  }
}

/** Where only people are named, it is known whether enough of them are left once one has asked. */
function checkEnoughApprovers(by: Named, approvals: number, report: Report, path: Path): void {
  if (approvals === 0 || by.userGroups.length > 0 || by.people.length > approvals) return;
  const people = by.people.length === 1 ? "1 person" : `${by.people.length} people`;
  report.warning(
    path,
    `needs ${approvals} besides the one who asks, but "by" names ${people}: it can never be approved`,
  );
}
