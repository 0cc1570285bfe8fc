import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useScene } from "./scene.ts";
import { openWindow } from "./window.ts";

const scene = useScene();

/** By what stands on it: several buttons that look alike have longer names for screen readers. */
function buttonThatSays(where: Locator, words: string): Locator {
  return where.getByRole("button").filter({ has: where.page().getByText(words, { exact: true }) });
}

/** One conversation, told in order: each step goes on where the one before it ended. */
describe("a conversation in the browser, with the bot as a process of its own", () => {
  test("Ben finds the command in the menu by the keyboard, and reads the order alone", async () => {
    const { ben, ana } = scene();
    await ben.page.keyboard.type("/omni-or");
    await ben.page.getByRole("option", { name: /omni-order/, selected: true }).waitFor();
    await ben.page.keyboard.press("Enter");
    await ben.page.keyboard.type("1001");
    await ben.page.keyboard.press("Enter");
    const card = ben.answer("Order 1001 · Paid");
    await card.getByText("Only visible to you").waitFor();
    expect(await card.getByRole("table").innerText()).toContain("TEE-RED-M");
    expect(await card.innerText()).toContain("3 units open of 3");
    expect(await ana.answer("Order 1001").count()).toBe(0);
    await ben.picture("1-order");
  });

  test("he looks at its payments and comes back; the card stays one message", async () => {
    const { ben } = scene();
    await ben.answer("Order 1001").getByRole("button", { name: "Payments" }).click();
    const payments = ben.answer("Payments of order 1001");
    await payments.waitFor();
    expect(await payments.innerText()).toContain("authorization CA$58.50");
    await ben.picture("2-payments");
    await payments.getByRole("button", { name: "Back to order 1001" }).click();
    await ben.answer("Order 1001 · Paid").waitFor();
    expect(await ben.answer("Payments of order 1001").count()).toBe(0);
    expect(await ben.page.getByRole("article").count()).toBe(1);
  });

  test("he shares it, and Ana reads it in her own window without a reload", async () => {
    const { ben, ana } = scene();
    await ben.answer("Order 1001").getByRole("button", { name: "Share here" }).click();
    const shared = ana.answer("Order 1001 · Paid");
    await shared.getByText("shared by @Ben Okafor").waitFor();
    expect(await shared.getByRole("table").innerText()).toContain("CAP-BLU");
    expect(await shared.getByText("Only visible to you").count()).toBe(0);
    await ana.picture("3-shared");
  });

  test("in #random he is refused in words, and told where it is open", async () => {
    const { ben } = scene();
    await ben.open("random");
    await ben.write("/omni order 1001");
    const refusal = ben.answer("You can't look up orders in #random.");
    await refusal.getByText("It is open to you in #care").waitFor();
    expect(await refusal.innerText()).toContain("/omni why order.read");
    expect(await ben.answer("Paid").count()).toBe(0);
    await ben.picture("4-refused");
  });

  test("without a number the command opens its form, which shows the answer itself", async () => {
    const { ben } = scene();
    await ben.open("care");
    await ben.write("/omni order");
    const form = ben.page.getByRole("dialog", { name: "Look up orders" });
    await form.getByLabel("Order numbers").waitFor();
    await ben.page.keyboard.type("1003");
    await ben.picture("5-form");
    await form.getByRole("button", { name: "Look up" }).click();
    await form.getByText("Order 1003 · 1 of 4 units cancelled").waitFor();
    expect(await form.innerText()).toContain("3 units open of 4");
    await ben.picture("6-form-answered");
    await form.getByRole("button", { name: "Close" }).last().click();
    await form.waitFor({ state: "detached" });
  });

  test("a mention in a thread is answered there, where everyone reads it", async () => {
    const { ben, ana } = scene();
    await ben.write("What is left of the tees?");
    const asked = ben.page.getByRole("article", { name: /Ben/ }).last();
    await asked.getByText("What is left of the tees?").hover();
    await asked.getByRole("button", { name: "Reply in thread" }).click();
    await ben.page.getByRole("textbox", { name: "Reply in the thread" }).waitFor();
    await ben.page.keyboard.type("@omni stock TEE-RED-M");
    await ben.page.keyboard.press("Enter");
    const thread = ben.page.getByRole("complementary", { name: "Thread" });
    await thread.getByText(/TEE-RED-M · .* on hand/).waitFor();
    await ben.picture("7-thread");
    await ana.page.getByRole("button", { name: "2 replies" }).click();
    const hers = ana.page.getByRole("complementary", { name: "Thread" });
    await hers.getByText("on-hand (physical)").waitFor();
    expect(await hers.getByRole("table").innerText()).toContain("toronto-south");
  });

  test("Home says what he may do and opens it", async () => {
    const { ben } = scene();
    await ben.page.getByRole("button", { name: "Omni Home" }).click();
    const home = ben.page.getByRole("region", { name: "Home" });
    await buttonThatSays(home, "Find orders").waitFor();
    expect(await home.innerText()).toContain("It can be changed by @Ana Silva.");
    await buttonThatSays(home, "See payments").click();
    const form = ben.page.getByRole("dialog", { name: "See payments" });
    await form.getByLabel("Order number").waitFor();
    await ben.picture("8-home");
    await ben.page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
  });

  test("a guest sees less: no payments, no search", async () => {
    const { town, browser } = scene();
    const gus = await openWindow(browser, town.url, "U0GUS");
    await gus.write("/omni order 1001");
    const card = gus.answer("Order 1001 · Paid").filter({ hasText: "Only visible to you" });
    await card.getByRole("button", { name: "Stock for these" }).waitFor();
    expect(await card.getByRole("button", { name: "Payments" }).count()).toBe(0);
    await gus.write("/omni payments 1001");
    await gus.answer("You can't look up payments in #care. Guests can only").waitFor();
    await gus.picture("9-guest");
    await gus.page.getByRole("button", { name: "Omni Home" }).click();
    const home = gus.page.getByRole("region", { name: "Home" });
    await buttonThatSays(home, "Check stock").waitFor();
    expect(await buttonThatSays(home, "See payments").count()).toBe(0);
    expect(await buttonThatSays(home, "Find orders").count()).toBe(0);
    expect(gus.errors).toEqual([]);
  });

  test("and nothing on the way broke Slack's rules, or the page", () => {
    const { town, ben, ana } = scene();
    expect(town.slack.violations()).toEqual([]);
    expect(town.slack.notices()).toEqual([]);
    expect([...ben.errors, ...ana.errors]).toEqual([]);
  });
});
