import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allowedRights,
  type Ask,
  decide,
  type Decision,
  groupsNeeded,
  mayApprove,
  parsePolicy,
  publicAllowed,
  RIGHTS,
  type Right,
} from "../../src/policy/index.ts";
import { OUTSIDER_READS, WRITES } from "../../src/policy/rights.ts";
import {
  amounts,
  ask,
  entries,
  entryOf,
  member,
  fileOf,
  person,
  pieces,
  place,
  policyOf,
  wildcards,
} from "./support.ts";

const runs = { numRuns: 300 };
const named = ["audit.read", "customer.reveal"] as const;

/** Written apart from the code it checks. */
function reaches(pattern: string, right: string): boolean {
  if (pattern === right) return true;
  if (right === "audit.read" || right === "customer.reveal") return false;
  return (
    new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(right) &&
    pattern.includes("*")
  );
}

/** A decision without the line it came from. */
function gist(decision: Decision) {
  return { ...decision, rule: { ...decision.rule, line: 0 } };
}

function allowListAt({ allow }: { allow: Record<string, { pattern: string }[]> }, { place }: Ask) {
  if (place.kind === "other-direct") return [];
  return allow[place.kind === "direct" ? "direct" : place.id] ?? [];
}

test("what is offered is exactly what is allowed", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, { person, place }) => {
      const policy = policyOf(fileOf(parts));
      const decided = RIGHTS.filter(
        (right) => decide(policy, { right, person, place, stage: "draw" }).allowed,
      );
      expect(allowedRights(policy, person, place)).toEqual(decided);
    }),
    runs,
  );
});

test("what no rule names is refused, whoever asks", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const covered = allowListAt(parts, asked).some(({ pattern }) => reaches(pattern, asked.right));
      fc.pre(!covered);
      expect(decide(policyOf(fileOf(parts)), asked).allowed).toBe(false);
    }),
    runs,
  );
});

test("a full member whom nothing holds back is allowed exactly what a rule names", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const bare = {
        ...parts,
        writes: "on",
        allow: mapLists(parts.allow, (list) => list.map(({ pattern }) => ({ pattern, options: {} }))),
      };
      const me: Ask = { ...asked, person: { ...asked.person, standing: "member" } };
      const covered = allowListAt(parts, asked).some(({ pattern }) => reaches(pattern, asked.right));
      expect(decide(policyOf(fileOf(bare)), me).allowed).toBe(covered);
    }),
    runs,
  );
});

test("a wider rule added beside a narrower one changes nothing for it", () => {
  fc.assert(
    fc.property(pieces, ask, fc.boolean(), fc.nat(), (parts, asked, exact, pick) => {
      const noun = `${asked.right.split(".")[0]}.*`;
      const narrow = exact || !wildcards.includes(noun) ? asked.right : noun;
      const wider = narrow === asked.right ? wildcards : ["*"];
      const wide = { pattern: wider[pick % wider.length] ?? "*", options: {} };
      const lists = mapLists(parts.allow, (list) => [
        list.find(({ pattern }) => pattern === narrow) ?? { pattern: narrow, options: { by: ["U0ANA"] } },
        ...list.filter(({ pattern }) => pattern !== narrow && !pattern.includes("*")),
      ]);
      const before = decide(policyOf(fileOf({ ...parts, allow: lists })), asked);
      const widened = mapLists(lists, (list) => [wide, ...list]);
      const after = decide(policyOf(fileOf({ ...parts, allow: widened })), asked);
      expect(gist(after)).toEqual(gist(before));
    }),
    runs,
  );
});

test("the order of rules and channels in the file does not matter", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const turned = mapLists(Object.fromEntries(Object.entries(parts.allow).toReversed()), (list) =>
        list.toReversed(),
      );
      const there = decide(policyOf(fileOf(parts)), asked);
      expect(gist(decide(policyOf(fileOf({ ...parts, allow: turned })), asked))).toEqual(gist(there));
    }),
    runs,
  );
});

test("guests, outsiders and the unknown never get more than the reads that are theirs", () => {
  fc.assert(
    fc.property(pieces, ask, fc.constantFrom("guest", "external", "unknown"), (parts, asked, standing) => {
      const them: Ask = { ...asked, person: { ...asked.person, standing } };
      const { allowed } = decide(policyOf(fileOf(parts)), them);
      expect(
        allowed && (standing === "unknown" || WRITES.has(asked.right) || !OUTSIDER_READS.has(asked.right)),
      ).toBe(false);
      expect(allowed && standing === "guest" && parts.guests === "deny").toBe(false);
      expect(
        allowed && standing === "external" && (parts.external === "deny" || asked.place.kind === "direct"),
      ).toBe(false);
    }),
    runs,
  );
});

test("no pattern with * reaches the audit or a reveal", () => {
  const wide = fc.uniqueArray(fc.constantFrom(...wildcards), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(wide, person, fc.constantFrom(...named), (patterns, who, right) => {
      const lines = patterns.map((pattern) => `"${pattern}"`).join(", ");
      const parsed = parsePolicy(`{ version: 1, direct: { allow: [${lines}, stock.read] } }`);
      fc.pre(parsed.ok);
      const asked: Ask = { right, person: who, place: { kind: "direct" }, stage: "draw" };
      expect(decide(parsed.policy, asked).allowed).toBe(false);
    }),
    runs,
  );
});

test("deciding never throws, and what is drawn as allowed is what is decided", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const policy = policyOf(fileOf(parts));
      const rights = allowedRights(policy, asked.person, asked.place);
      const drawn = RIGHTS.filter(
        (right) => decide(policy, { ...asked, right, amounts: undefined, stage: "draw" }).allowed,
      );
      expect(rights).toEqual(drawn);
      expect(decide(policy, asked).allowed && !rights.includes(asked.right)).toBe(false);
    }),
    runs,
  );
});

test("limits are monotone: what is allowed stays so for less", () => {
  const limited = fc.constantFrom<Right[]>(
    "stock.adjust",
    "order.cancel",
    "shipment.split",
    "stock.read",
    "location.edit",
  );
  const rules = limited.chain((right) => fc.tuple(fc.constant(right), entryOf(right)));
  fc.assert(
    fc.property(rules, amounts, fc.double({ min: 0, max: 1, noNaN: true }), ([right, entry], much, part) => {
      const { by: _anyone, ...limits } = entry.options;
      const allow = { direct: [{ pattern: right, options: limits }] };
      const policy = policyOf(fileOf({ allow, writes: "on", guests: "deny", external: "deny" }));
      const acts = (amounts: Ask["amounts"]) =>
        decide(policy, { right, person: member("U0ANA"), place: { kind: "direct" }, amounts, stage: "act" })
          .allowed;
      const less = {
        units: much?.units === undefined ? undefined : much.units * part,
        orderTotal: much?.orderTotal === undefined ? undefined : much.orderTotal - part,
        locations: much?.locations?.slice(0, Math.max(1, Math.floor(much.locations.length * part))),
      };
      expect(acts(less) || !acts(much)).toBe(true);
    }),
    runs,
  );
});

test("a group nobody could tell is a no: knowing the groups only ever adds", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const policy = policyOf(fileOf(parts));
      const unknown = allowedRights(policy, { ...asked.person, groups: "unknown" }, asked.place);
      const none = allowedRights(policy, { ...asked.person, groups: new Set() }, asked.place);
      const all = allowedRights(
        policy,
        { ...asked.person, groups: new Set(groupsNeeded(policy)) },
        asked.place,
      );
      expect(unknown).toEqual(none);
      expect(all).toEqual(expect.arrayContaining(none));
    }),
    runs,
  );
});

test("groups that are not needed for a right here never change its decision", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const policy = policyOf(fileOf(parts));
      fc.pre(groupsNeeded(policy, asked.right, asked.place).length === 0);
      const unknown: Ask = { ...asked, person: { ...asked.person, groups: "unknown" } };
      expect(decide(policy, unknown).allowed).toBe(decide(policy, asked).allowed);
    }),
    runs,
  );
});

test("writes: off leaves no write to anybody", () => {
  fc.assert(
    fc.property(pieces, ask, (parts, asked) => {
      const rights = allowedRights(policyOf(fileOf({ ...parts, writes: "off" })), asked.person, asked.place);
      expect(rights.filter((right) => WRITES.has(right))).toEqual([]);
    }),
    runs,
  );
});

test("nobody approves their own request, and only who could do it approves at all", () => {
  fc.assert(
    fc.property(pieces, ask, person, (parts, asked, requester) => {
      const policy = policyOf(fileOf(parts));
      const may = mayApprove(policy, asked, requester).allowed;
      expect(may).toBe(decide(policy, asked).allowed && asked.person.id !== requester.id);
    }),
    runs,
  );
});

test("under external: deny nothing is public where outsiders may be reading", () => {
  fc.assert(
    fc.property(pieces, place, fc.constantFrom(...RIGHTS), (parts, where, right) => {
      const open = publicAllowed(policyOf(fileOf({ ...parts, external: "deny" })), right, where);
      expect(open).toBe(
        where.kind === "direct" || (where.kind === "channel" && where.sharedOutside === false),
      );
    }),
    runs,
  );
});

test("under external: read only what every outsider could ask is public to them", () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom(...RIGHTS), (parts, right) => {
      const policy = policyOf(fileOf({ ...parts, external: "read" }));
      const where = { kind: "channel", id: "C0CARE", sharedOutside: true } as const;
      const anyone = { id: "U0STRANGER", standing: "external", groups: "unknown" } as const;
      const { allowed } = decide(policy, { right, person: anyone, place: where, stage: "act" });
      expect(allowed || !publicAllowed(policy, right, where)).toBe(true);
    }),
    runs,
  );
});

test("no text makes the parser throw, and a file that is wrong says so", () => {
  const mangled = fc.tuple(pieces, fc.nat(), fc.nat(20), fc.string()).map(([parts, at, length, text]) => {
    const file = fileOf(parts);
    const from = at % file.length;
    return file.slice(0, from) + text + file.slice(from + length);
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), mangled), (text) => {
      const parsed = parsePolicy(text);
      expect(parsed.ok || parsed.problems.every((problem) => /^line \d+: ./.test(problem))).toBe(true);
      expect(parsed.ok || parsed.problems.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("every file of these pieces is right", () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(
        parsePolicy(fileOf({ allow: { direct: list }, writes: "on", guests: "deny", external: "deny" })),
      ).toMatchObject({ ok: true });
    }),
    runs,
  );
});

function mapLists<T, U>(lists: Record<string, T[]>, change: (list: T[]) => U[]): Record<string, U[]> {
  return Object.fromEntries(Object.entries(lists).map(([id, list]) => [id, change(list)]));
}
