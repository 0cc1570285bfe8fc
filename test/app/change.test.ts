import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";

test("a shipment is rejected: previewed, confirmed, sent once, read back and told to the channel", async () => {
  await using house = await openHouse();
  const ana = house.slack.as("U0ANA");
  await ana.command("/omni", "shipment reject 20078 order 1001", { channel: "C0FULFIL" });
  const shows = (text: string) =>
    house.slack.waitFor(() => ana.views().find(({ blocks }) => JSON.stringify(blocks).includes(text)), text);
  const form = await shows("Rejected; Omni routes the units again");
  expect(form.submit?.text).toBe("Reject shipment");
  await ana.submit(form, { reason: "Damaged" });
  await shows("Done and verified");
  const card = await house.slack.waitForMessage("C0FULFIL", "U0BEN", /20078/);
  expect(card.text).toMatch(/^Shipment 20078 rejected by U0ANA: Damaged\. Omni shows it as Rejected/);
  expect(house.omni.calls.list.filter(({ method }) => method === "POST").length).toBe(1);
  expect(house.slack.violations()).toEqual([]);
  await ana.command("/omni", "audit order 1001", { channel: "C0FULFIL" });
  const audit = await house.slack.waitForMessage("C0FULFIL", "U0ANA", /shipment\.reject/);
  expect(JSON.stringify(audit.blocks)).toContain("shipment 20078");
});
