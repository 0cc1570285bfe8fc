import { beforeAll, describe, expect, test } from "vitest";
import { useScene } from "./scene.ts";
import type { Town } from "./town.ts";
import { openWindow, type Window } from "./window.ts";

const scene = useScene();
let priya: Window;

beforeAll(async () => {
  const { browser, town, ana } = scene();
  priya = await openWindow(browser, town.url, "U0PRIYA");
  await Promise.all([priya.open("stock"), ana.open("stock")]);
  await setStock(town, 12);
});

/** Writes the count over in the stand-in Omni, as a sale or a delivery would. */
async function setStock({ omniUrl }: Town, units: number): Promise<void> {
  const answer = await fetch(new URL("/control/stock", omniUrl), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sku: "TEE-RED-M", location: "toronto-south", units }),
  });
  expect(answer.status).toBe(200);
}

/** One alarm, told in order: each step goes on where the one before it ended. */
describe("an alert in the browser, made by one and claimed by another", () => {
  test("Priya asks for it in words, and sees what it would find and what a run costs", async () => {
    await priya.write(
      "/omni alert create stock TEE-RED-M at toronto-south below 5 recover 8 every 1m as tees",
    );
    const form = priya.page.getByRole("dialog", { name: "Create alert" });
    await form.getByText("Matches now").waitFor();
    const shown = await form.innerText();
    expect(shown).toMatch(/Watches\s+TEE-RED-M at toronto-south, on-hand; low below 5, out at 0, well again/);
    expect(shown).toMatch(/Matches now\s+nothing of 1 counted\./);
    expect(shown).toMatch(/A run\s+1 call, .* Every minute\./);
    expect(await form.getByLabel("Low below").inputValue()).toBe("5");
    expect(await form.getByLabel("How often").inputValue()).toBe("1m");
    await priya.picture("16-alert-form");
  });

  test("she confirms, and reads that it is kept and when it runs", async () => {
    const form = priya.page.getByRole("dialog");
    await form.getByRole("button", { name: "Create alert" }).click();
    await form.getByText("Alert tees created: this channel is told when stock runs low.").waitFor();
    expect(await form.innerText()).toMatch(/Runs every minute\.[^]*next run/);
    await priya.picture("17-alert-created");
    await form.getByRole("button", { name: "Close" }).last().click();
    await form.waitFor({ state: "detached" });
    expect(await scene().ana.answer(/tees/).count()).toBe(0);
  });

  test("stock falls, she runs it, and the channel has one card that says what is low", async () => {
    const { town, ana } = scene();
    await setStock(town, 3);
    await priya.write("/omni alert run tees");
    await priya
      .answer(/Ran tees:|tees is being run now/)
      .getByText("Only visible to you")
      .waitFor();
    for (const window of [priya, ana]) {
      const card = window.answer("Low stock: TEE-RED-M at toronto-south, 3 left (below 5) · tees");
      await card.getByRole("button", { name: "Claim" }).waitFor();
      expect(await card.getByRole("table").innerText()).toMatch(/TEE-RED-M\s+toronto-south\s+3\s+low since/);
    }
    await priya.picture("18-alarm");
  });

  test("Ana claims it in her window, and Priya's shows who has it", async () => {
    const { ana } = scene();
    await ana.answer("Low stock:").getByRole("button", { name: "Claim", exact: true }).click();
    const card = priya.answer("Low stock:");
    await card.getByText("@Ana Silva").waitFor();
    expect(await card.innerText()).toMatch(/claimed by @Ana Silva today/);
    await card.getByRole("button", { name: "Unclaim" }).waitFor();
    await priya.picture("19-claimed");
  });

  test("the list says how it stands; the menu leaves to the list what is of one alert", async () => {
    await priya.write("/omni alert list");
    const list = priya.answer("1 alert in this channel: 1 in alarm.");
    await list.getByRole("button", { name: "Run now: tees" }).waitFor();
    expect(await list.innerText()).toMatch(/tees · 1 low since/);
    await priya.picture("20-alerts");
    await priya.write("/omni");
    const menu = priya.answer("Here you may");
    await menu.getByRole("button", { name: /^Create alert/ }).waitFor();
    expect(await menu.getByRole("button", { name: /^See alerts/ }).count()).toBe(1);
    expect(await menu.getByRole("button", { name: /^(Pause|Delete|Preview) alert/ }).count()).toBe(0);
    await priya.picture("21-menu");
  });

  test("her Home, which is no channel, offers no alerts", async () => {
    await priya.page.getByRole("button", { name: "Omni Home" }).click();
    const home = priya.page.getByRole("region", { name: "Home" });
    await home.getByText("Here you may").waitFor();
    expect(await home.getByRole("button", { name: /alert/ }).count()).toBe(0);
    await priya.open("stock");
  });

  test("stock comes back, it is run by the button of the list, and the same card says so", async () => {
    const { town, ana } = scene();
    await setStock(town, 9);
    await priya.write("/omni alert list");
    await priya.answer("1 alert in this channel").getByRole("button", { name: "Run now: tees" }).click();
    for (const window of [priya, ana]) {
      const over = window.answer("Recovered: tees, the item is back at 8 or more after");
      await over.getByText("@Ana Silva").waitFor();
      expect(await over.innerText()).toMatch(/was claimed by @Ana Silva/);
      expect(await over.getByRole("button", { name: /Claim|Mute|CSV|Open rule/ }).count()).toBe(0);
      expect(await window.answer("Low stock:").count()).toBe(0);
    }
    expect(await ana.page.getByRole("article", { name: "Message from Omni" }).count()).toBe(1);
    await ana.picture("22-recovered");
  });
});

test("and nothing on the way broke Slack's rules, or the page", () => {
  const { town, ana } = scene();
  expect(town.slack.violations()).toEqual([]);
  expect(town.slack.notices()).toEqual([]);
  expect([...priya.errors, ...ana.errors]).toEqual([]);
});
