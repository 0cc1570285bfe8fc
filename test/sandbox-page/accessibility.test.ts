import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousFindings } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { fixture, home } from "./fixture.ts";
import { everyInput } from "./fixture-blocks.ts";
import { type FixtureServer, serveFixture } from "./fixture-server.ts";

let server: FixtureServer;
let browser: Browser;

beforeAll(async () => {
  server = await serveFixture(fixture);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const channel = async (page: Page): Promise<void> => {
  const following = server.nextFollower();
  await page.goto(`${server.url}?person=U0ANA#C0CARE`);
  await following;
  await page.getByRole("textbox", { name: "Message to #care" }).waitFor();
};
const drawer = async (page: Page, tab: string): Promise<void> => {
  await channel(page);
  const list = page.getByRole("button", { name: "Show the list of channels" });
  if (await list.isVisible()) await list.click();
  await page.getByRole("button", { name: "Traffic" }).click();
  await page.getByRole("tab", { name: tab }).click();
};
const modal = {
  ...home,
  id: "V1",
  type: "modal",
  submit: { type: "plain_text", text: "Reject it" },
} as const;

const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "whom to act as": async (page) => {
    await page.goto(server.url);
    await page.getByRole("link", { name: /Ana Lima/ }).waitFor();
  },
  "a channel with every kind of block": channel,
  "a thread": async (page) => {
    await channel(page);
    await page.getByRole("button", { name: "2 replies" }).click();
    await page.getByRole("complementary", { name: "Thread" }).waitFor();
  },
  "commands to choose from": async (page) => {
    await channel(page);
    await page.getByRole("textbox", { name: "Message to #care" }).focus();
    await page.keyboard.type("/");
    await page.getByRole("option").first().waitFor();
  },
  "a form with every input, and an error": async (page) => {
    await channel(page);
    const title = { type: "plain_text", text: "Reject shipment" } as const;
    const errors = { mail: "That is not an e-mail address." };
    server.send({ type: "modals", modals: [{ ...modal, title, errors, blocks: everyInput }] });
    await page.getByText("That is not an e-mail address.").waitFor();
  },
  "the app's Home": async (page) => {
    await channel(page);
    await page.goto(`${server.url}?person=U0ANA#home`);
    await page.getByRole("main", { name: "Omni Home" }).waitFor();
  },
  "the menu of a channel": async (page) => {
    await channel(page);
    await page.getByRole("button", { name: "More for this channel" }).click();
    await page.getByRole("menuitem", { name: /Archive/ }).waitFor();
  },
  "a request behind the scenes, and what was refused": async (page) => {
    await drawer(page, "Traffic");
    const both = { direction: "to-app", label: "/omni", at: 0, ms: 4, signed: "valid", retry: 0 } as const;
    const http = { method: "POST", url: "http://app", status: 200, error: "invalid_blocks" };
    const payload = { request: { text: "order 1001", count: 3 }, response: null };
    server.send({ type: "traffic", traffic: { id: 1, ...both, ...http, ...payload } });
    const violation = {
      id: 2,
      at: 0,
      method: "ack",
      error: "invalid_blocks",
      rule: "too long",
      path: "/blocks/0",
    };
    server.send({ type: "violation", violation: { ...violation, trafficId: 1 } });
    await page.locator(".traffic-row").click();
    await page.getByRole("article", { name: "Request /omni" }).waitFor();
  },
  "the list of what was refused": async (page) => {
    await drawer(page, "Refused");
    const violation = {
      id: 2,
      at: 0,
      method: "ack",
      error: "invalid_blocks",
      rule: "too long",
      path: "/blocks/0",
    };
    server.send({ type: "violation", violation: { ...violation, trafficId: 1 } });
    await page.getByRole("tabpanel").getByText("too long").waitFor();
  },
  switches: (page) => drawer(page, "Switches"),
};

describe.each([
  ["light", 1200],
  ["dark", 1200],
  ["dark", 420],
] as const)("axe finds nothing serious, %s and %d wide", (colorScheme, width) => {
  test.each(Object.entries(VIEWS))("%s", async (_name, open) => {
    const context = await browser.newContext({
      locale: "en-US",
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    await open(page);
    expect(await seriousFindings(page)).toEqual([]);
    await context.close();
  });
});
