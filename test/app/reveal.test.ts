import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";

test("what a card masks is shown to one person who may see it, and stands in the audit", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.command("/omni", "order reveal 1001", { channel: "C0CARE" });
  const shown = await house.slack.waitForMessage("C0CARE", "U0ANA", /@example\.com/);
  expect(shown.ephemeral).toBe(true);
  expect(house.slack.messages("C0CARE", "U0BEN")).toEqual([]);
  await ana.command("/omni", "audit order 1001", { channel: "C0CARE" });
  const audit = await house.slack.waitForMessage("C0CARE", "U0ANA", /customer\.reveal/);
  expect(JSON.stringify(audit.blocks)).toMatch(/revealed/i);
});

test("asked by a mention, it is still for one person's eyes", async () => {
  await using house = await openHouse();
  await house.slack.as("U0ANA").say("C0CARE", "@omni order reveal 1001");
  const shown = await house.slack.waitForMessage("C0CARE", "U0ANA", /@example\.com/);
  expect(shown.ephemeral).toBe(true);
  expect(JSON.stringify(house.slack.messages("C0CARE", "U0BEN"))).not.toContain("@example.com");
});

test("who may not is refused, and nothing is read", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order reveal 1001", { channel: "C0CARE" });
  await house.slack.waitForMessage("C0CARE", "U0BEN", /Only leads can see/);
  expect(house.omni.calls.list).toEqual([]);
  await house.slack.as("U0ANA").command("/omni", "audit", { channel: "C0CARE" });
  const audit = await house.slack.waitForMessage("C0CARE", "U0ANA", /customer\.reveal/);
  expect(JSON.stringify(audit.blocks)).toMatch(/denied/i);
});
