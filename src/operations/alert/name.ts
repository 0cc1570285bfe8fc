import { plural } from "../../english.ts";
import type { Rule } from "../../watch/rule.ts";

const LONGEST = 60;

/** A name for a rule made of what it watches, unlike those that there are: "TEE-RED-M at toronto-south", "caps 2". */
export function nameFor(rule: Rule, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const plain = watched(rule);
  if (!names.has(plain.toLowerCase())) return plain;
  let count = 2;
  while (names.has(`${plain} ${count}`.toLowerCase())) count += 1;
  return `${plain} ${count}`;
}

function watched({ source }: Rule): string {
  const places = source.kind === "stock" ? source.locations : source.groups;
  const where = some(places, source.kind === "stock" ? "location" : "pool group");
  const what = some(source.skus, "SKU");
  if (what === undefined) return where ?? "all stock";
  if (where === undefined) return what;
  return source.kind === "stock" ? `${what} at ${where}` : `${what} in ${where}`;
}

/** The names where they are few and short, else how many there are. */
function some(names: readonly string[], one: string): string | undefined {
  if (names.length === 0) return undefined;
  const all = names.slice(0, 4).join(", ");
  return names.length <= 3 && all.length <= LONGEST ? all : plural(names.length, one);
}
