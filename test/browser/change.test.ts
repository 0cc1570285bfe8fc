import { describe, expect, test } from "vitest";
import { useScene } from "./scene.ts";
import type { Town } from "./town.ts";

const scene = useScene();

/** What was sent to Omni to cancel an order. */
function cancellations(town: Town): number {
  return town.omni.calls.list.filter(({ endpoint }) => endpoint === "order.cancel").length;
}

/** One cancellation, told in order: each step goes on where the one before it ended. */
describe("a cancellation in the browser, asked for by one and approved by another", () => {
  test("Ben sees the order as it is and as it will be, and the exact call, before anything is sent", async () => {
    const { town, ben } = scene();
    await ben.write("/omni order cancel 1001");
    const form = ben.page.getByRole("dialog", { name: "Cancel order" });
    await form.getByText("The exact call").waitFor();
    const shown = await form.innerText();
    expect(shown).toMatch(/Now\s+Paid · 3 units open of 3/);
    expect(shown).toMatch(/After\s+Cancelled; 3 open units will not ship\. This cannot be undone\./);
    expect(shown).toContain("POST /orders/Cancel");
    expect(cancellations(town)).toBe(0);
    await ben.picture("10-cancel-form");
  });

  test("he gives a reason and confirms: it waits for a lead, in the channel, and in his form", async () => {
    const { town, ben, ana } = scene();
    const form = ben.page.getByRole("dialog");
    await form.getByRole("combobox", { name: "Reason" }).click();
    await ben.page.getByRole("option", { name: "Customer asked" }).click();
    await form.getByRole("button", { name: "Cancel order" }).click();
    await form.getByText("Waiting for 1 approval").waitFor();
    await ben.picture("11-waiting");
    await form.getByRole("button", { name: "Close" }).last().click();
    const card = ana.answer("asks to cancel order 1001");
    await card.getByRole("button", { name: "Approve" }).waitFor();
    expect(await card.innerText()).toMatch(/Needs 1 of: @leads, not @Ben Okafor/);
    expect(cancellations(town)).toBe(0);
    await ana.picture("12-approval-card");
  });

  test("he cannot approve it himself", async () => {
    const { town, ben } = scene();
    await ben.answer("asks to cancel order 1001").getByRole("button", { name: "Approve" }).click();
    await ben.answer("You asked for this yourself").waitFor();
    expect(cancellations(town)).toBe(0);
  });

  test("Ana looks at what will be sent, approves, and both read the outcome", async () => {
    const { town, ben, ana } = scene();
    const card = ana.answer("asks to cancel order 1001");
    await card.getByRole("button", { name: "See exactly what will be sent" }).click();
    const exact = ana.page.getByRole("dialog", { name: "What will be sent" });
    await exact.getByText("POST /orders/Cancel").waitFor();
    await ana.picture("13-exactly");
    await exact.getByRole("button", { name: "Close" }).last().click();
    await card.getByRole("button", { name: "Approve" }).click();
    for (const window of [ana, ben]) {
      const end = window.answer("Order 1001 cancelled by");
      await end.getByText(/Omni shows it as Cancelled/).waitFor();
      expect(await end.innerText()).toMatch(/Approved by @Ana Silva at/);
      expect(await end.getByRole("button", { name: "Approve" }).count()).toBe(0);
    }
    expect(cancellations(town)).toBe(1);
    await ben.picture("14-cancelled");
  });
});

test("a shipment in #care is refused: why, and where it is open", async () => {
  const { town, ben } = scene();
  await ben.write("/omni shipment reject 20167 order 1006");
  const refusal = ben.page.getByRole("dialog").or(ben.answer("You can't reject shipments in #care."));
  await refusal.getByText("You can't reject shipments in #care.").first().waitFor();
  expect(await refusal.first().innerText()).toMatch(/#fulfilment/);
  await ben.picture("15-refused");
  expect(town.omni.calls.list.filter(({ endpoint }) => endpoint === "shipment.reject")).toEqual([]);
});

test("a card that was shared loses its buttons once one of them was used, and says who did what", async () => {
  const { ana } = scene();
  await ana.open("fulfilment");
  await ana.write("/omni order 1006");
  await ana.answer("Order 1006").getByRole("button", { name: "Share here" }).click();
  const shared = ana.answer("shared by");
  await shared.getByRole("button", { name: "Reject… shipment 20167" }).click();
  const form = ana.page.getByRole("dialog");
  await form.getByRole("combobox", { name: "Reason" }).click();
  await ana.page.getByRole("option", { name: "Damaged" }).click();
  await form.getByRole("button", { name: "Reject shipment" }).click();
  await form.getByText("Done and verified").waitFor();
  await form.getByRole("button", { name: "Close" }).last().click();
  await shared.getByText(/^Shipment 20167 rejected at .* by/).waitFor();
  expect(await shared.innerText()).toMatch(/20167 · Rejected/);
  expect(await shared.getByRole("button", { name: "Reject… shipment 20167" }).count()).toBe(0);
  await ana.picture("23-after-the-change");
});

test("what was put back is not offered any more", async () => {
  const { ana } = scene();
  await ana.open("stock");
  await ana.write("/omni stock adjust TEE-RED-M at toronto-south +10");
  const form = ana.page.getByRole("dialog");
  await form.getByRole("button", { name: "Adjust stock" }).click();
  await form.getByText("Done and verified").waitFor();
  await form.getByRole("button", { name: "Close" }).last().click();
  const card = ana.answer("adjusted by +10 by");
  await card.getByRole("button", { name: "Put back" }).click();
  await form.getByRole("button", { name: "Adjust stock" }).click();
  await form.getByText("Done and verified").waitFor();
  await form.getByRole("button", { name: "Close" }).last().click();
  await card.getByText(/^Since then: .* adjusted by -10 at .* by/).waitFor();
  expect(await card.getByRole("button", { name: "Put back" }).count()).toBe(0);
  await ana.picture("24-put-back");
});

test("and nothing on the way broke Slack's rules, or the page", () => {
  const { town, ben, ana } = scene();
  // Ben closed his form before the outcome could be shown there, which is no fault of the app.
  expect(town.slack.traffic().filter(({ error }) => error === "not_found")).toHaveLength(1);
  expect(town.slack.violations()).toEqual([]);
  expect([...ben.errors, ...ana.errors]).toEqual([]);
});
