import { expect, test } from "vitest";
import {
  type Ask,
  decide,
  explain,
  mayApprove,
  pauseChannel,
  type Person,
  type Place,
  type Right,
} from "../../src/policy/index.ts";
import { channel, member, policyOf } from "./support.ts";

const policy = policyOf(`
version: 1
administrators: [U0ADA, S0ADMINS]
channels:
  C0CARE:
    name: care
    allow:
      - order.read
      - order.cancel: { by: [U0ANA, S0LEADS], approvals: 1, max_order_total: 500 }
      - stock.adjust: { max_units: 1, locations: [a, b, c] }
  C0BARE:
    allow: [order.ship: { approvals: 2 }]
guests: read
`);
const names = new Map([
  ["U0ADA", "Ada"],
  ["S0ADMINS", "@admins"],
  ["S0LEADS", "@leads"],
  ["U0ANA", "Ana"],
]);
const name = (id: string) => names.get(id) ?? id;

function said(person: Person, place: Place, right: Right, amounts?: Ask["amounts"]): string[] {
  return explain(decide(policy, { person, place, right, amounts, stage: amounts ? "act" : "draw" }), {
    name,
  });
}

function second(sentences: string[]): string | undefined {
  return sentences[1];
}

const ana = member("U0ANA");
const ben = member("U0BEN");
const care = channel("C0CARE");
const change = "Ada or @admins can change that.";

test("a yes names the rule and all its terms", () => {
  expect(said(ana, care, "order.cancel")).toEqual([
    "You may cancel orders in #care.",
    'The rule is "order.cancel" under C0CARE (care), line 9 of the policy.',
    "One other person of Ana or @leads who may do it too must agree first.",
    "The order's total may be 500 at most.",
  ]);
  expect(said(ben, care, "stock.adjust").slice(2)).toEqual([
    "A change may be of 1 unit at most.",
    "Only at a, b or c.",
  ]);
  expect(said(ben, channel("C0BARE"), "order.ship")).toEqual([
    "You may create shipments for orders in C0BARE.",
    'The rule is "order.ship" under C0BARE, line 12 of the policy.',
    "2 other people who may do it too must agree first.",
  ]);
});

test("a yes where outsiders may be reading says what is not posted", () => {
  expect(said(ben, channel("C0CARE", "unknown"), "order.read").at(-1)).toBe(
    "Nothing about it is posted for all to see here: people of another organisation may be reading.",
  );
});

test("a no says why, which rule, and who can change it", () => {
  expect(said(ben, care, "order.cancel")).toEqual([
    "You can't cancel orders in #care.",
    "Only Ana or @leads may.",
    'The rule is "order.cancel" under C0CARE (care), line 9 of the policy.',
    change,
  ]);
  expect(said(ben, care, "audit.read")).toEqual([
    "You can't read the audit in #care.",
    "No rule of the policy allows it here.",
    change,
  ]);
});

test("each kind of no has its own sentence", () => {
  const guest: Person = { ...ben, standing: "guest" };
  expect(second(said(guest, care, "order.cancel"))).toContain(
    "Guests may only look up orders by number, stock,",
  );
  expect(second(said({ ...ben, standing: "external" }, care, "order.read"))).toContain(
    "may not use the app here",
  );
  expect(second(said({ ...ben, standing: "unknown" }, care, "order.read"))).toContain("Slack could not say");
  expect(second(said(ben, channel("C0NEW"), "order.read"))).toContain("its id, C0NEW, is not listed");
  expect(second(said(ben, { kind: "other-direct" }, "order.read"))).toContain("Ask in a channel");
  expect(second(said(member("U0BEN", "unknown"), care, "order.cancel"))).toContain("who is in @leads");
  expect(second(said(ana, care, "order.cancel", { orderTotal: 501 }))).toBe(
    "The order's total is 501; 500 at most is allowed.",
  );
  expect(second(said(ana, care, "order.cancel", { units: 1 }))).toBe(
    "The order's total is not known, and a limit that cannot be checked refuses.",
  );
  expect(second(said(ben, care, "stock.adjust", { units: 2 }))).toBe(
    "It would change 2 units; 1 at most is allowed.",
  );
  expect(second(said(ben, care, "stock.adjust", { units: 1, locations: ["d"] }))).toBe(
    "It touches d, and is allowed at a, b or c alone.",
  );
});

test("what no policy would change does not send people to its administrators", () => {
  const request: Ask = { person: ana, place: care, right: "order.cancel", stage: "draw" };
  expect(explain(mayApprove(policy, request, ana), { name })).toEqual([
    "You can't cancel orders in #care.",
    "Nobody approves what they asked for themselves: someone else must.",
  ]);
});

test("a channel that moved names both ids", () => {
  const decision = decide(pauseChannel(policy, "C0CARE", "C0NEW"), {
    person: ana,
    place: care,
    right: "order.read",
    stage: "act",
  });
  expect(explain(decision)[1]).toBe(
    "Slack gave this channel a new id: it was C0CARE and is C0NEW now. Its rules wait until the policy names the new one.",
  );
});

test("of somebody else it speaks by name, and of a file without administrators plainly", () => {
  const bare = policyOf("{version: 1, direct: {allow: [order.read]}}");
  const decision = decide(bare, {
    person: ben,
    place: { kind: "direct" },
    right: "stock.read",
    stage: "draw",
  });
  expect(explain(decision, { who: "Ben" })).toEqual([
    "Ben can't look up stock in direct messages with the app.",
    "No rule of the policy allows it here.",
    "Whoever keeps the policy file can change that.",
  ]);
});
