import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";

test("a person asks for an order and reads the answer alone", async () => {
  await using house = await openHouse();
  const ben = house.slack.as("U0BEN");
  await ben.command("/omni", "order 1001", { channel: "C0CARE" });
  const card = await house.slack.waitForMessage("C0CARE", "U0BEN", /Order 1001/);
  expect(card.text).toBe("Order 1001 is paid; nothing has shipped yet (3 units open).");
  expect(house.slack.messages("C0CARE", "U0ANA")).toEqual([]);
  expect(house.slack.violations()).toEqual([]);
});
