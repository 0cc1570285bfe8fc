import { expect, test } from "vitest";
import { permissionOf } from "../../src/alerts/permitted.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import type { Somewhere } from "../../src/slack/channels.ts";
import { definition } from "../blocks/alerts/samples.ts";

const POLICY = `
version: 1
administrators: [U0ANA]
channels:
  C0STOCK:
    name: stock
    allow: [alert.read, stock.read]
`;

/** Whether #stock may be told, by what Slack says of it. */
async function permissionWhere(said: Partial<Somewhere>) {
  const parsed = parsePolicy(POLICY);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const place = { kind: "channel", id: "C0STOCK", sharedOutside: "unknown" } as const;
  const found: Somewhere = { id: "C0STOCK", name: undefined, place, joined: undefined, ...said };
  const desk = { policy: { current: () => parsed.policy }, channels: { find: async () => found } };
  return permissionOf(desk, "C0STOCK", definition);
}

test("where Slack cannot say now who reads there, it is not known; a channel that is gone is refused", async () => {
  expect(await permissionWhere({})).toEqual({ kind: "unknown" });
  expect(await permissionWhere({ joined: false })).toEqual({
    kind: "refused",
    because: "I am not in the channel any more, or it is gone.",
  });
  const place = { kind: "channel", id: "C0STOCK", sharedOutside: false } as const;
  expect(await permissionWhere({ place, joined: false })).toEqual({ kind: "permitted" });
});
