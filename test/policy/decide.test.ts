import { describe, expect, test } from "vitest";
import {
  allowedRights,
  type Ask,
  channelsAllowing,
  decide,
  groupsNeeded,
  mayApprove,
  pauseChannel,
  type Person,
  type Place,
  publicAllowed,
  reasonsAt,
  type Right,
} from "../../src/policy/index.ts";
import { channel, member, policyOf } from "./support.ts";

const policy = policyOf(`
version: 1
administrators: [U0ADA]
groups:
  leads: [U0ANA, S0LEADS]
channels:
  C0CARE:
    name: care
    allow:
      - "*.read"
      - order.search
      - order.cancel: { by: [leads], approvals: 1, max_order_total: 500 }
      - payment.read: { by: [U0ANA] }
  C0FULFIL:
    name: fulfilment
    allow:
      - "*"
      - "shipment.*": { by: [leads] }
      - shipment.cancel: { by: [S0LEADS], approvals: 2 }
      - stock.adjust: { max_units: 50, locations: [queen-west, toronto-south] }
      - audit.read
    reasons: [Damaged, Not in stock]
direct:
  allow: [order.read, "stock.*"]
guests: read
external: read
`);

const care = channel("C0CARE");
const fulfil = channel("C0FULFIL");
const direct: Place = { kind: "direct" };
const ana = member("U0ANA");
const ben = member("U0BEN");
const leadBen = member("U0BEN", ["S0LEADS"]);
const murky = member("U0BEN", "unknown");
const guest: Person = { id: "U0GUS", standing: "guest", groups: new Set() };
const partner: Person = { id: "U0PAT", standing: "external", groups: new Set() };
const stranger: Person = { id: "U0WHO", standing: "unknown", groups: new Set() };

function asked(person: Person, place: Place, right: Right, amounts?: Ask["amounts"]): Ask {
  return { person, place, right, amounts, stage: amounts === undefined ? "draw" : "act" };
}

/** The kind of refusal, or the pattern that allowed it. */
function outcome(ask: Ask): string {
  const decision = decide(policy, ask);
  return decision.allowed ? decision.rule.pattern : decision.because.kind;
}

describe("who may do what where", () => {
  const other: Place = { kind: "other-direct" };
  const cases: [string, Person, Place, Right, string][] = [
    ["a rule by wildcard", ben, care, "order.read", "*.read"],
    ["nothing that no rule names", ben, care, "shipment.reject", "no-rule"],
    ["nothing in a channel that is not listed", ben, channel("C0NEW"), "order.read", "channel-unlisted"],
    ["nothing in other people's messages", ana, other, "order.read", "other-direct"],
    ["direct messages have rules of their own", ben, direct, "stock.adjust", "stock.*"],
    ["and no others", ben, direct, "payment.read", "no-rule"],
    ["one named in the file's group", ana, care, "order.cancel", "order.cancel"],
    ["one in its Slack user group", leadBen, care, "order.cancel", "order.cancel"],
    ["nobody else", ben, care, "order.cancel", "not-in-by"],
    ["nobody whose groups are not known", murky, care, "order.cancel", "group-unknown"],
    ["an exact rule before a wide one", ben, care, "payment.read", "not-in-by"],
    ["half a pattern before *", ben, fulfil, "shipment.split", "not-in-by"],
    ["and an exact one before half a pattern", ana, fulfil, "shipment.cancel", "not-in-by"],
    ["* for the rest", ben, fulfil, "customer.create", "*"],
    ["but never a reveal", ana, fulfil, "customer.reveal", "no-rule"],
    ["the audit where it is named", ben, fulfil, "audit.read", "audit.read"],
    ["not by *.read", ana, care, "audit.read", "no-rule"],
    ["guests read", guest, care, "order.read", "*.read"],
    ["guests read in direct messages", guest, direct, "stock.read", "stock.*"],
    ["guests do not search", guest, care, "order.search", "guest"],
    ["guests never write", guest, fulfil, "customer.create", "guest"],
    ["guests read only where a rule allows it", guest, channel("C0NEW"), "order.read", "channel-unlisted"],
    ["outsiders read in channels", partner, care, "stock.read", "*.read"],
    ["outsiders do not see payments", partner, care, "payment.read", "external"],
    ["outsiders have no direct messages", partner, direct, "stock.read", "external"],
    ["nobody whom Slack does not know", stranger, care, "order.read", "standing-unknown"],
  ];
  test.each(cases)("%s", (_name, person, place, right, expected) => {
    expect(outcome(asked(person, place, right))).toBe(expected);
  });
});

describe("limits", () => {
  const here = ["queen-west"];
  const cases: [string, Ask["amounts"], string][] = [
    ["at the limit", { units: 50, locations: here }, "stock.adjust"],
    ["over it", { units: 51, locations: here }, "limit-exceeded"],
    ["over it downwards", { units: -51, locations: here }, "limit-exceeded"],
    ["not known", { locations: here }, "limit-unknown"],
    ["not a number", { units: Number.NaN, locations: here }, "limit-unknown"],
    ["without end", { units: Number.POSITIVE_INFINITY, locations: here }, "limit-exceeded"],
    ["at another location", { units: 1, locations: ["queen-west", "elsewhere"] }, "limit-exceeded"],
    ["at no location that is known", { units: 1, locations: [] }, "limit-unknown"],
    ["at both", { units: 1, locations: ["queen-west", "toronto-south"] }, "stock.adjust"],
  ];
  test.each(cases)("%s", (_name, amounts, expected) => {
    expect(outcome(asked(ben, fulfil, "stock.adjust", amounts))).toBe(expected);
  });

  test("what is not known yet does not hide a button, what is known already does", () => {
    const drawn = asked(ana, care, "order.cancel");
    expect(outcome(drawn)).toBe("order.cancel");
    expect(outcome({ ...drawn, amounts: { orderTotal: 501 } })).toBe("limit-exceeded");
    expect(outcome({ ...drawn, stage: "act" })).toBe("limit-unknown");
  });

  test("say what was asked for and what is allowed", () => {
    const decision = decide(
      policy,
      asked(ben, fulfil, "stock.adjust", { units: 1, locations: ["x", "queen-west"] }),
    );
    const allowed = ["queen-west", "toronto-south"];
    expect(decision).toMatchObject({ because: { limit: "locations", allowed, asked: ["x"] } });
  });
});

describe("a decision", () => {
  test("that allows carries the rule, approvals, approvers, limits and reasons", () => {
    expect(decide(policy, asked(leadBen, fulfil, "shipment.cancel"))).toEqual({
      allowed: true,
      right: "shipment.cancel",
      place: fulfil,
      channelName: "fulfilment",
      rule: { pattern: "shipment.cancel", place: "C0FULFIL", name: "fulfilment", line: 19 },
      approvals: 2,
      approvers: { words: ["S0LEADS"], people: [], userGroups: ["S0LEADS"] },
      limits: {},
      reasons: ["Damaged", "Not in stock"],
      publicAllowed: true,
    });
  });

  test("that refuses carries the rule that refused and who can change it", () => {
    expect(decide(policy, asked(ben, care, "order.cancel"))).toMatchObject({
      because: { kind: "not-in-by", by: { words: ["leads"], people: ["U0ANA"], userGroups: ["S0LEADS"] } },
      rule: { pattern: "order.cancel", line: 12 },
      administrators: { people: ["U0ADA"] },
      channelName: "care",
    });
  });

  test("names no approvers where no approval is needed", () => {
    expect(decide(policy, asked(ana, care, "payment.read"))).toMatchObject({
      approvals: 0,
      approvers: undefined,
    });
  });

  test("names no approvers where no rule names who may", () => {
    const open = policyOf("{version: 1, direct: {allow: [order.ship: {approvals: 1}]}}");
    expect(decide(open, asked(ben, direct, "order.ship"))).toMatchObject({
      approvals: 1,
      approvers: undefined,
    });
  });
});

test("writes: off refuses writes with its reason, and leaves what is ours and reads alone", () => {
  const off = policyOf(`
version: 1
writes: off
writes_off_because: stock count
direct: { allow: ["*"] }`);
  const because = { kind: "writes-off", because: "stock count" };
  expect(decide(off, asked(ben, direct, "stock.adjust"))).toMatchObject({ allowed: false, because });
  expect(decide(off, asked(ben, direct, "stock.read")).allowed).toBe(true);
  expect(decide(off, asked(ben, direct, "alert.manage")).allowed).toBe(true);
});

test("what a file leaves out is denied to guests and outsiders", () => {
  const bare = policyOf("{version: 1, channels: {C0CARE: {allow: [order.read]}}}");
  expect(decide(bare, asked(guest, care, "order.read"))).toMatchObject({
    because: { kind: "guest", policy: "deny" },
  });
  expect(decide(bare, asked(partner, care, "order.read"))).toMatchObject({
    because: { kind: "external", policy: "deny" },
  });
});

describe("approvals", () => {
  const request = asked(leadBen, fulfil, "shipment.cancel");
  const ofAna: Person = { ...ana, groups: new Set(["S0LEADS"]) };

  test("another who may do it approves", () => {
    expect(mayApprove(policy, request, { id: "U0ANA" }).allowed).toBe(true);
  });
  test("never the requester", () => {
    const decision = mayApprove(policy, { ...request, person: ofAna }, { id: "U0ANA" });
    expect(decision).toMatchObject({ allowed: false, because: { kind: "own-request" } });
  });
  test("never one who may not do it, nor for more than they may", () => {
    const tooMuch = asked(leadBen, care, "order.cancel", { orderTotal: 501 });
    expect(mayApprove(policy, asked(ben, fulfil, "shipment.cancel"), { id: "U0ANA" }).allowed).toBe(false);
    expect(mayApprove(policy, tooMuch, { id: "U0ANA" })).toMatchObject({
      because: { kind: "limit-exceeded" },
    });
  });
});

describe("a channel whose id changed", () => {
  const paused = pauseChannel(policy, "C0CARE", "C0MOVED");
  const because = { kind: "channel-paused", channel: "C0CARE", now: "C0MOVED" };

  test.each(["C0CARE", "C0MOVED"])("allows nothing as %s, and says both ids", (id) => {
    expect(decide(paused, asked(ana, channel(id), "order.read"))).toMatchObject({ allowed: false, because });
    expect(allowedRights(paused, ana, channel(id))).toEqual([]);
  });
  test("leaves the others alone, and the policy it was made from", () => {
    expect(decide(paused, asked(ben, fulfil, "order.read")).allowed).toBe(true);
    expect(decide(policy, asked(ben, care, "order.read")).allowed).toBe(true);
  });
});

describe("what may be posted for all to see", () => {
  const denying = policyOf("{version: 1, channels: {C0CARE: {allow: [stock.read]}}, external: deny}");
  const cases: [string, boolean | "unknown", Right, boolean, boolean][] = [
    ["a channel of our own", false, "stock.read", true, true],
    ["a shared channel", true, "stock.read", false, true],
    ["a channel that may be shared", "unknown", "stock.read", false, true],
    ["a shared channel, more than outsiders may see", true, "payment.read", false, false],
  ];
  test.each(cases)("%s", (_name, shared, right, underDeny, underRead) => {
    expect(publicAllowed(denying, right, channel("C0CARE", shared))).toBe(underDeny);
    expect(publicAllowed(policy, right, channel("C0CARE", shared))).toBe(underRead);
  });
});

test("an answer that depends on who asks, or about which location, is not public to outsiders", () => {
  const bound = policyOf(`
version: 1
channels:
  C0CARE: { allow: [stock.read: { locations: [queen-west] }, order.read: { by: [U0ANA] }, pool.read] }
external: read`);
  const shared = channel("C0CARE", true);
  const open = (["stock.read", "order.read", "pool.read"] as const).map((right) =>
    publicAllowed(bound, right, shared),
  );
  expect(open).toEqual([false, false, true]);
});

test("the rights of a person in a place, in one list", () => {
  const mine = allowedRights(policy, ben, direct);
  expect(mine).toEqual(["order.read", "stock.read", "stock.adjust"]);
  expect(allowedRights(policy, guest, direct)).toEqual(["order.read", "stock.read"]);
  expect(allowedRights(policy, partner, care)).not.toContain("payment.read");
});

test("the channels that allow a right, for this person", () => {
  expect(channelsAllowing(policy, "shipment.reject", ana)).toEqual(["C0FULFIL"]);
  expect(channelsAllowing(policy, "shipment.reject", ben)).toEqual([]);
  expect(channelsAllowing(pauseChannel(policy, "C0CARE"), "order.read", ben)).toEqual(["C0FULFIL"]);
});

test("the user groups that must be known, for all, for a right and for a place", () => {
  expect(groupsNeeded(policy)).toEqual(["S0LEADS"]);
  expect(groupsNeeded(policy, "order.cancel")).toEqual(["S0LEADS"]);
  expect(groupsNeeded(policy, "order.cancel", fulfil)).toEqual([]);
  expect(groupsNeeded(policy, "stock.read")).toEqual([]);
  expect(groupsNeeded(policy, "shipment.split", direct)).toEqual([]);
});

test("the site's own reasons belong to a place", () => {
  expect(reasonsAt(policy, fulfil)).toEqual(["Damaged", "Not in stock"]);
  expect(reasonsAt(policy, care)).toEqual([]);
  expect(reasonsAt(policy, channel("C0NEW"))).toEqual([]);
});
