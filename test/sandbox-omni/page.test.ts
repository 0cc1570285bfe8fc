import { mkdir } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildPage, type PageAssets } from "../../sandbox/page-build.ts";
import { seriousFindings } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import { rowsOf, type Running, start } from "./support.ts";

let browser: Browser;
let assets: PageAssets;
beforeAll(async () => {
  [assets, browser] = [await buildPage("omni"), await openBrowser()];
});
afterAll(() => browser.close());
const pages: Page[] = [];
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});

interface Opened extends Running {
  readonly page: Page;
  /** Script errors and refusals of the browser so far. */
  readonly errors: string[];
}
type ContextOptions = NonNullable<Parameters<Browser["newContext"]>[0]>;

/** The page of a fresh stand-in, at one of its places. */
async function open(place: string, options: ContextOptions = {}): Promise<Opened> {
  const running = await start({ page: assets, now: () => new Date(), orders: 60 });
  const context = await browser.newContext({
    locale: "en-CA",
    viewport: { width: 1200, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  pages.push(page);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()));
  await page.goto(`${running.url.replace(/v1$/u, "")}#${place}`);
  await page.getByRole("main").waitFor();
  return { ...running, page, errors };
}
const row = (page: Page, words: string | RegExp): Locator => page.getByRole("row").filter({ hasText: words });
const section = (page: Page, name: string): Locator =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });
const onHand = async ({ get }: Running): Promise<unknown> =>
  rowsOf(await get("inventory/onhand?locationInternalNames=toronto-south&skus=TEE-RED-M"))[0]?.["Quantity"];
const SOON = { timeout: 15_000 };
const ORDER = "orders?ExternalOrderId=1001";

async function picture(page: Page, name: string): Promise<void> {
  const artifacts = new URL("../../artifacts/", import.meta.url);
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: new URL(`${name}.png`, artifacts).pathname });
}

test("a count is written over, and the next call answers with it; a count that a call changes changes here", async () => {
  const opened = await open("stock/at/toronto-south");
  const { page, send } = opened;
  const count = page.getByRole("textbox", { name: "On hand of TEE-RED-M at toronto-south" });
  await expect.poll(() => count.inputValue(), SOON).toBe("12");
  await count.fill("3");
  await count.press("Enter");
  await page.getByRole("status").getByText("TEE-RED-M at toronto-south: 3 on hand, 12 before.").waitFor();
  expect(await onHand(opened)).toBe(3);
  await page.getByRole("button", { name: "One less TEE-RED-M at toronto-south" }).click();
  await expect.poll(() => onHand(opened), SOON).toBe(2);
  await send("PUT", "inventory/onhand", {
    Sku: "TEE-RED-M",
    LocationInternalName: "toronto-south",
    QuantityType: "Absolute",
    Quantity: 77,
  });
  await expect.poll(() => count.inputValue(), SOON).toBe("77");
  await count.fill("many");
  await count.press("Enter");
  await page.getByRole("status").getByText("A count is a whole number").waitFor();
  await expect.poll(() => count.inputValue(), SOON).toBe("77");
  await count.fill("5");
  await count.press("Escape");
  expect(await count.inputValue()).toBe("77");
  await picture(page, "omni-stock");
  expect(opened.errors).toEqual([]);
});

test("one SKU at every location and in every pool; a pool's virtual stock follows the count", async () => {
  const { page, errors, sandbox } = await open("stock/pool/ontario");
  const virtual = row(page, "TEE-RED-M").first().getByRole("cell").last();
  const before = Number(await virtual.innerText());
  await page.getByRole("link", { name: "TEE-RED-M", exact: true }).click();
  const detail = page.getByRole("region", { name: "TEE-RED-M", exact: true });
  const count = detail.getByRole("textbox", { name: "On hand of TEE-RED-M at Default Location" });
  await count.fill("140");
  await count.press("Enter");
  await expect.poll(async () => Number(await virtual.innerText()), SOON).toBe(before + 100);
  await detail.getByRole("link", { name: "Close" }).click();
  await detail.waitFor({ state: "detached" });
  expect(new URL(page.url()).hash).toBe("#stock/pool/ontario");
  expect(sandbox.state.stock.get("TEE-RED-M", "Default Location")).toBe(140);
  expect(errors).toEqual([]);
});

test("a switch set on the page is seen in a real call, once, and the call in the log with its bodies", async () => {
  const { page, get, errors } = await open("switches");
  await page.getByText("None: every call is answered as the guide says.").waitFor();
  await page.getByLabel("For", { exact: true }).selectOption("order.read");
  await page.getByLabel("What happens").selectOption("429, too many calls");
  await page.getByLabel("Retry-After, in seconds").fill("7");
  await page.getByRole("button", { name: "Switch on" }).click();
  await row(page, "order.read").getByText("Retry-After 7 s").waitFor();
  await section(page, "Switches").getByText("1 on").waitFor();
  await picture(page, "omni-switches");
  const reply = await get(ORDER);
  expect([reply.status, reply.headers.get("retry-after")]).toEqual([429, "7"]);
  await page.getByText("None: every call is answered as the guide says.").waitFor();
  expect((await get(ORDER)).status).toBe(200);
  await section(page, "Calls").click();
  await expect.poll(() => page.getByRole("row").count(), SOON).toBe(3);
  await page.getByRole("checkbox", { name: "Only what went wrong" }).check();
  await expect.poll(() => page.getByRole("row").count(), SOON).toBe(2);
  await page.getByRole("link", { name: "GET /v1/orders" }).click();
  await expect
    .poll(() => page.getByLabel("What was answered").innerText(), SOON)
    .toContain("Rate limit is exceeded. Try again in 7 seconds.");
  await picture(page, "omni-calls");
  expect(errors).toEqual([]);
});

test("what a switch needs to know is asked, and a wrong answer is told", async () => {
  const { page, get, sandbox } = await open("switches");
  await page.getByLabel("What happens").selectOption("Fields have other names");
  await page.getByLabel("Old=new, …").fill("OrderStatus=State, SKU=Sku");
  await page.getByLabel("How often").fill("");
  await page.getByRole("button", { name: "Switch on" }).click();
  await row(page, "OrderStatus is State, SKU is Sku").getByText("until switched off").waitFor();
  expect(rowsOf(await get(ORDER))[0]).toMatchObject({ State: "Paid" });
  await page.getByLabel("How often").fill("often");
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("status").getByText("“How often” is a whole number.").waitFor();
  await page.getByLabel("How often").fill("");
  await page.getByLabel("What happens").selectOption("An error as an HTML page");
  await page.getByRole("textbox", { name: "Status" }).fill("200");
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByRole("status").getByText("fault.status").waitFor();
  await page.getByRole("button", { name: /^Switch off: Fields have other names/ }).click();
  await expect.poll(() => sandbox.faults.list(), SOON).toEqual([]);
  await page.getByLabel("A cancellation").selectOption("needs none");
  await expect.poll(() => sandbox.site.cancelReasonTrue, SOON).toBe(false);
});

test("the story: a step, a day that plays by itself, a pause; its orders are there to look at", async () => {
  const { page, get, sandbox, errors } = await open("story");
  await page.getByRole("button", { name: "One step" }).click();
  const told = page.getByRole("list", { name: "What happened, the latest first" }).getByRole("listitem");
  await told.first().getByText("Order 600001 arrived").waitFor();
  await page.getByLabel("Speed").selectOption("1 hour a second");
  await page.getByRole("button", { name: "Go on" }).click();
  await section(page, "Story").getByText("playing").waitFor();
  await expect.poll(() => told.count(), SOON).toBeGreaterThan(8);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Go on" }).waitFor();
  expect(sandbox.story.playing).toBe(false);
  const { done } = sandbox.story.place();
  await page.getByText(`Day 1: ${done} of 96 things have happened.`).waitFor();
  await picture(page, "omni-story");
  expect(rowsOf(await get("orders?ExternalOrderId=600001"))).toHaveLength(1);
  await told.last().getByRole("link", { name: "Look at order 600001" }).click();
  await page.getByRole("heading", { name: "Order 600001" }).waitFor();
  await row(page, "600001").first().waitFor();
  expect(errors).toEqual([]);
});

test("orders are found by what is known of them; one is shipped, and its money follows", async () => {
  const { page, sandbox, errors } = await open("orders");
  await page.getByLabel("Find").fill("20078");
  await expect.poll(() => page.getByRole("row").count(), SOON).toBe(2);
  await page.getByRole("link", { name: "1001" }).click();
  const detail = page.getByRole("region", { name: "Order 1001" });
  await detail.getByText("Zoe Quill").waitFor();
  await detail.getByRole("button", { name: "Ship 20078 from toronto-south" }).click();
  await row(page, "Capture").getByText("$58.50").waitFor();
  await detail.getByText("Fully Shipped").waitFor();
  expect(sandbox.state.orders.get("1001")?.Shipments[0]?.Status).toBe("Shipped");
  await picture(page, "omni-order");
  await page.getByLabel("Find").fill("nobody at all");
  await page.getByText("No order fits.").waitFor();
  await page.getByLabel("Find").fill("");
  await page.getByRole("button", { name: "Next →" }).click();
  await page.getByText("Page 2").waitFor();
  await section(page, "Transactions").click();
  await page.getByRole("searchbox", { name: "Order" }).fill("77");
  await expect.poll(() => row(page, "1003").count(), SOON).toBe(2);
  await section(page, "Stores").click();
  await page.getByRole("link", { name: "Guelph Centre" }).click();
  await page.getByRole("region", { name: "Guelph Centre" }).getByText("N1H 1A1").waitFor();
  expect(errors).toEqual([]);
});

test("the clock is moved forward, and what was promised for then is done", async () => {
  const { page, send, sandbox } = await open("orders/1001");
  sandbox.site.routingDelay = 1_800_000;
  await send("POST", "orderfulfillment/shipments/Reject", { ShipmentId: 20_078, Reason: "x" });
  const detail = page.getByRole("region", { name: "Order 1001" });
  await detail.getByRole("cell", { name: "Rejected" }).waitFor();
  await page.getByRole("button", { name: "Do what waits (1)" }).waitFor();
  await page.getByRole("button", { name: "+1 h: move the clock forward by one hour" }).click();
  await page.getByRole("group", { name: "Clock" }).getByText("1 h ahead").waitFor();
  await detail.getByRole("cell", { name: "Created", exact: true }).first().waitFor();
  expect(sandbox.clock.waiting()).toBe(0);
});

test("by the keyboard alone, in the dark and on a narrow window", async () => {
  const options: ContextOptions = { colorScheme: "dark", viewport: { width: 390, height: 800 } };
  const { page, errors } = await open("orders", options);
  await page.getByRole("link", { name: "1001" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate("document.activeElement.id"), SOON).toBe("main");
  await page.getByRole("link", { name: "1001" }).focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate("document.activeElement.textContent");
  await expect.poll(focused, SOON).toBe("Order 1001");
  expect(await page.getByRole("region", { name: "All orders" }).isVisible()).toBe(false);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await picture(page, "omni-narrow-dark");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "All orders" }).waitFor();
  expect(errors).toEqual([]);
});

test("when the stand-in goes, the page says so and does not pretend", async () => {
  const { page, sandbox } = await open("orders");
  await page.getByRole("link", { name: "1001" }).waitFor();
  await sandbox.close();
  const told = page.getByRole("alert").filter({ hasText: "The stand-in does not answer." });
  await expect.poll(() => told.count(), SOON).toBeGreaterThan(0);
});

test.each([
  ["light", 1200],
  ["dark", 1200],
  ["light", 390],
  ["dark", 390],
] as const)("axe has nothing serious to say of any view, %s, %i wide", async (colorScheme, width) => {
  const { page, sandbox, get } = await open("orders", { colorScheme, viewport: { width, height: 800 } });
  for (let step = 0; step < 50; step += 1) sandbox.story.step();
  sandbox.faults.set("order.read", { kind: "html-error", status: 502 }, 1);
  await get(ORDER);
  sandbox.faults.set("*", { kind: "delay", milliseconds: 1 });
  const views = [
    ["orders/1001", "Zoe Quill"],
    ["stock/at/toronto-south", "TEE-RED-M"],
    ["stock/sku/TEE-RED-M", "web-canada"],
    ["stock/pool/ontario", "CAP-RED"],
    ["stores/Guelph%20Centre", "N1H 1A1"],
    ["transactions", "Authorization"],
    ["calls/1", "502 Bad Gateway"],
    ["switches", "It takes longer: 1 ms"],
    ["story", "Day 1"],
  ] as const;
  for (const [place, words] of views) {
    await page.goto(new URL(`#${place}`, page.url()).href);
    await page.getByRole("main").getByText(words).filter({ visible: true }).first().waitFor();
    expect(await seriousFindings(page), `at ${place}`).toEqual([]);
  }
});
