import { readRule } from "./allow.ts";
import type { Groups } from "./names.ts";
import { narrowest } from "./patterns.ts";
import type { Report } from "./report.ts";
import { RIGHTS } from "./rights.ts";
import { Entries, Label, Reasons } from "./schema.ts";
import type { PlaceRules, Rule } from "./types.ts";
import type { Path } from "./yaml.ts";

/** Reads what is allowed in one place: a channel (by its id), or `direct`. */
export function readPlace(
  value: unknown,
  groups: Groups,
  report: Report,
  path: Path,
  id: string,
): PlaceRules {
  const known = id === "direct" ? ["allow", "reasons"] : ["name", "allow", "reasons"];
  const fields = report.fields(value, known, path);
  const name = fields.has("name") ? report.check(Label, fields.get("name"), [...path, "name"]) : undefined;
  const reasons = fields.has("reasons")
    ? report.check(Reasons, fields.get("reasons"), [...path, "reasons"])
    : undefined;
  if (fields.size > 0 && !fields.has("allow")) report.problem(path, 'says nothing in "allow"');
  const at = [...path, "allow"];
  const entries = fields.has("allow") ? report.check(Entries, fields.get("allow"), at) : undefined;
  const rules = (entries ?? []).flatMap(
    (entry, index) => readRule(entry, groups, report, [...at, index], { id, name }) ?? [],
  );
  checkOneDecides(rules, report, path);
  return { name, rules, reasons: reasons ?? [] };
}

/** For each right one rule must be the narrowest; the same pattern twice, or `*.read` beside `stock.*`, is not. */
function checkOneDecides(rules: readonly Rule[], report: Report, path: Path): void {
  for (const [index, { ref }] of rules.entries()) {
    const earlier = rules.slice(0, index).find((rule) => rule.ref.pattern === ref.pattern);
    if (earlier === undefined) continue;
    report.problemAt(
      ref.line,
      path,
      `"${ref.pattern}" is already on line ${earlier.ref.line}: keep one of them`,
    );
  }
  for (const right of RIGHTS) {
    const [one, other] = narrowest(rules, (rule) => rule.ref.pattern, right);
    if (one === undefined || other === undefined || one.ref.pattern === other.ref.pattern) continue;
    const text = `"${one.ref.pattern}" and "${other.ref.pattern}" are equally specific for ${right}: add a line for ${right} itself`;
    report.problemAt(other.ref.line, path, text);
  }
}
