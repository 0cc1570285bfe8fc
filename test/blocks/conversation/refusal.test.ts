import { describe, expect, it } from "vitest";
import { refusal } from "../../../src/blocks/conversation/index.ts";
import { deedOf, deedsOf } from "../../../src/blocks/conversation/rights.ts";
import { type Refusal, type Refused, RIGHTS } from "../../../src/policy/index.ts";
import { PHRASES } from "../../../src/policy/phrases.ts";
import { read } from "./slack.ts";

const nobody = { words: [], people: [], userGroups: [] };
const ana = { words: ["U0ANA"], people: ["U0ANA"], userGroups: [] };
const leads = { words: ["leads"], people: ["U0ANA"], userGroups: ["S0LEADS"] };
const care = { id: "C0CARE", name: "care" };

function refused(because: Refusal, given: Partial<Refused> = {}): Refused {
  const place = { kind: "channel", id: "C0CARE", sharedOutside: false } as const;
  return {
    allowed: false,
    right: "shipment.reject",
    place,
    because,
    administrators: ana,
    publicAllowed: true,
    ...given,
  };
}

const at = { channel: care, may: [], open: [], administrator: false };

describe("a refusal", () => {
  it("says what can't be done, what may be, where it is open, and who can change it", () => {
    const message = refusal(refused({ kind: "no-rule" }), {
      ...at,
      may: ["order.read", "stock.read", "order.cancel"],
      open: [{ id: "C0FULFIL", name: "fulfilment" }],
    });
    expect(message.text).toBe("You can't reject shipments in #care.");
    expect(read(message)).toEqual([
      "You can't reject shipments in <#C0CARE>.",
      "Here you may look up orders and stock, cancel orders. It is open to you in <#C0FULFIL>.",
      "`/omni why shipment.reject` says which rule decides. It can be changed by <@U0ANA>.",
    ]);
  });

  it.each<[Refusal, string]>([
    [{ kind: "not-in-by", by: leads }, "Only leads can reject shipments in #care."],
    [
      { kind: "group-unknown", by: leads, userGroups: ["S0LEADS"] },
      "You can't reject shipments in #care. It is for leads, and Slack did not say who is in there, so the answer is no. Try again.",
    ],
    [
      { kind: "standing-unknown" },
      "You can't reject shipments in #care. Slack did not say who you are, so the answer is no. Try again.",
    ],
    [
      { kind: "guest", policy: "read" },
      "You can't reject shipments in #care. Guests can only look up orders by number, stock, pre-orders, virtual stock, locations and stores.",
    ],
    [
      { kind: "external", policy: "deny" },
      "You can't reject shipments in #care. People of another organisation can't use this app.",
    ],
    [
      { kind: "channel-paused", channel: "C0OLD", now: "C0CARE" },
      "You can't reject shipments in #care. Slack changed the id of this channel from C0OLD to C0CARE, so its rules wait until the policy names the new one.",
    ],
    [
      { kind: "writes-off", because: "stock count until noon." },
      "You can't reject shipments in #care. All changes are switched off for now: stock count until noon. Looking things up still works.",
    ],
    [
      { kind: "limit-exceeded", limit: "max_units", allowed: 1, asked: 60 },
      "You can't reject shipments in #care. A change may be of at most 1 unit here; this one is 60 units.",
    ],
    [
      { kind: "limit-exceeded", limit: "locations", allowed: ["queen-west"], asked: ["toronto-south"] },
      "You can't reject shipments in #care. It is open for queen-west only, not for toronto-south.",
    ],
    [
      { kind: "limit-unknown", limit: "max_order_total" },
      "You can't reject shipments in #care. There is a limit here, and the order's total is not known, so the answer is no.",
    ],
    [{ kind: "own-request" }, "You asked for this yourself, so someone else must decide it."],
  ])("%j", (because, text) => {
    expect(refusal(refused(because), at).text).toBe(text);
  });

  it("in the direct message says so", () => {
    expect(
      refusal(refused({ kind: "no-rule" }, { place: { kind: "direct" } }), { ...at, channel: undefined })
        .text,
    ).toBe("You can't reject shipments in the direct message with me.");
  });

  it("does not say who can change the policy where no policy would help", () => {
    expect(read(refusal(refused({ kind: "standing-unknown" }), at)).at(-1)).toBe(
      "`/omni why shipment.reject` says which rule decides.",
    );
  });
});

describe("a channel that the policy does not name", () => {
  const unlisted = { kind: "channel-unlisted", channel: "C0CARE" } as const;
  const linesToAdd = 'channels:\n  C0CARE:\n    name: "care"\n    allow: ["*.read"]';

  it("shows an administrator the lines to add", () => {
    const message = refusal(refused(unlisted), { ...at, administrator: true });
    expect(message.text).toBe(
      "You can't reject shipments in #care. Nothing is allowed in this channel yet: the policy does not name it.",
    );
    expect(read(message)).toContain(linesToAdd);
  });

  it("shows them to everyone where the policy names no administrator", () => {
    expect(read(refusal(refused(unlisted, { administrators: nobody }), at))).toContain(linesToAdd);
  });

  it("shows them to nobody else", () => {
    expect(read(refusal(refused(unlisted), at))).not.toContain(linesToAdd);
  });
});

describe("what rights let people do", () => {
  it.each(RIGHTS)("%s is called as the policy calls it", (right) => {
    expect(deedOf(right)).toBe(PHRASES[right]);
  });

  it("is said with each verb and each object once where that works", () => {
    expect(deedsOf(["order.read", "stock.read", "shipment.reject", "shipment.split", "order.cancel"])).toBe(
      "look up orders and stock, reject and split shipments, cancel orders",
    );
    expect(deedsOf([])).toBe("");
  });
});
