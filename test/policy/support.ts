import fc from "fast-check";
import { stringify } from "yaml";
import {
  type Ask,
  type Person,
  type Place,
  parsePolicy,
  type Policy,
  RIGHTS,
} from "../../src/policy/index.ts";

/** The policy of this text, which must be right. */
export function policyOf(text: string): Policy {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return parsed.policy;
}

export function problemsOf(text: string): string[] {
  const parsed = parsePolicy(text);
  return parsed.ok ? [] : parsed.problems;
}

export function member(id: string, groups: string[] | "unknown" = []): Person {
  return { id, standing: "member", groups: groups === "unknown" ? groups : new Set(groups) };
}

export function channel(id: string, sharedOutside: boolean | "unknown" = false): Place {
  return { kind: "channel", id, sharedOutside };
}

const nouns = [...new Set(RIGHTS.map((right) => `${right.split(".")[0]}.*`))].filter(
  (noun) => noun !== "audit.*",
);
const verbs = [...new Set(RIGHTS.map((right) => `*.${right.split(".")[1]}`))].filter(
  (verb) => verb !== "*.reveal",
);
export const wildcards = ["*", ...nouns, ...verbs];
const people = ["U0ANA", "U0BEN", "W0CAT"];
const userGroups = ["S0LEADS", "S0NIGHT"];
const channels = ["C0CARE", "C0STOCK", "G0BACK"];

/** An entry of an `allow` list: a pattern and its options, none of them unfit for it. */
export type Entry = { pattern: string; options: Record<string, unknown> };

const by = fc.uniqueArray(fc.constantFrom("leads", ...people, ...userGroups), { minLength: 1, maxLength: 3 });
const options = {
  by,
  approvals: fc.integer({ min: 1, max: 3 }),
  max_units: fc.integer({ min: 1, max: 60 }),
  max_order_total: fc.integer({ min: 1, max: 500 }),
  locations: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
};

function fitting(pattern: string) {
  if (pattern === "stock.adjust") return ["by", "approvals", "max_units", "locations"] as const;
  if (pattern.startsWith("shipment.")) return ["by", "approvals", "max_order_total", "locations"] as const;
  if (pattern === "order.cancel" || pattern === "order.ship")
    return ["by", "approvals", "max_order_total"] as const;
  if (pattern === "stock.read") return ["by", "locations"] as const;
  return ["by"] as const;
}

export function entryOf(pattern: string): fc.Arbitrary<Entry> {
  const fields = Object.fromEntries(fitting(pattern).map((name) => [name, options[name]]));
  const some: fc.Arbitrary<Record<string, unknown>> = fc.record<Record<string, unknown>>(fields, {
    requiredKeys: [],
  });
  return some.map((chosen) => ({ pattern, options: chosen }));
}

/** No two of these are equally specific for one right, whichever are put together. */
const unambiguous = ["*", "*.read", "shipment.*", ...RIGHTS];

export const entries = fc
  .uniqueArray(fc.constantFrom(...unambiguous), { maxLength: 8 })
  .chain((patterns) => fc.tuple(...patterns.map(entryOf)));

const outsiders = fc.constantFrom("read", "deny");

/** The pieces of a policy file, before they are written down. */
export const pieces = fc.record({
  allow: fc.record(Object.fromEntries([...channels, "direct"].map((id) => [id, entries]))),
  writes: fc.constantFrom("on", "off"),
  guests: outsiders,
  external: outsiders,
});
export type Pieces = { allow: Record<string, Entry[]>; writes: string; guests: string; external: string };

/** A policy file of these pieces, in the order they are in. */
export function fileOf({ allow, ...rest }: Pieces): string {
  const places = Object.entries(allow).map(([id, list]) => {
    const written = list.map(({ pattern, options }) =>
      Object.keys(options).length === 0 ? pattern : { [pattern]: options },
    );
    return [id, { allow: written }] as const;
  });
  return stringify({
    version: 1,
    groups: { leads: ["U0ANA", "S0LEADS"] },
    channels: Object.fromEntries(places.filter(([id]) => id !== "direct")),
    ...Object.fromEntries(places.filter(([id]) => id === "direct")),
    ...rest,
  });
}

const right = fc.constantFrom(...RIGHTS);
export const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom(...people, "U0DEE"),
  standing: fc.constantFrom("member", "member", "guest", "external", "unknown"),
  groups: fc.oneof(
    fc.constant("unknown" as const),
    fc.uniqueArray(fc.constantFrom(...userGroups)).map((all) => new Set(all)),
  ),
});
export const place: fc.Arbitrary<Place> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("channel" as const),
      id: fc.constantFrom(...channels, "C0NEW"),
      sharedOutside: fc.constantFrom(true, false, "unknown" as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "direct" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "other-direct" as const }) },
);
export const amounts = fc.option(
  fc.record(
    {
      units: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double()),
      orderTotal: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.double()),
      locations: fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);
export const ask: fc.Arbitrary<Ask> = fc.record({
  right,
  person,
  place,
  amounts,
  stage: fc.constantFrom("draw", "act"),
});
