import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { Message } from "../../sandbox/slack/protocol.ts";
import { newReplies } from "../../sandbox/slack/page/state/threads.ts";
import { fixture, message, now } from "./fixture.ts";
import { test } from "./opening.ts";

const parent = `${now - 5000}.000100`;
const reply = (seconds: number, more: Partial<Message> = {}) =>
  message("C0CARE", seconds, { threadTs: parent, text: "One more reply", ...more });
const threads = (page: Page) => page.getByRole("button", { name: /^Threads/ });
const link = (page: Page) => page.locator(".thread-link").first();

const list = (...messages: Message[]) => newReplies("C0CARE", messages, "U0ANA", {});
async function up(page: Page): Promise<void> {
  await page.evaluate('document.querySelector(".main .message-scroll").scrollTo({ top: 0 })');
  await page.getByRole("button", { name: "Newest messages" }).waitFor();
}

describe("new replies", () => {
  test("are marked at their message and in the sidebar, until the thread is read", async ({
    server,
    page,
    posted,
  }) => {
    expect(await link(page).innerText()).toMatch(/2 replies\s+2 new/);
    expect(await threads(page).getByLabel("1 thread with new replies").count()).toBe(1);
    await threads(page).click();
    const thread = page.getByRole("complementary", { name: "Thread" });
    await thread.locator(".new-line").waitFor();
    const last = `${now - 4900}.000100`;
    await expect
      .poll(() => posted("read").filter(({ threadTs }) => threadTs !== undefined))
      .toEqual([{ person: "U0ANA", channel: "C0CARE", ts: last, threadTs: parent }]);
    server.send({ type: "thread_read", channel: "C0CARE", threadTs: parent, ts: last });
    await threads(page).waitFor({ state: "detached" });
    expect(await link(page).innerText()).toMatch(/2 replies$/);
    await page.keyboard.press("Escape");
    await thread.waitFor({ state: "detached" });
    server.send({ type: "message", message: reply(now) });
    await page.locator(".thread-link", { hasText: "1 new" }).waitFor();
  });

  test("are told to those who wrote in a thread or were named in it, from then on", () => {
    const first = message("C0CARE", now - 5000, { text: "By Ben" });
    expect(list(first, reply(now - 10)).size).toBe(0);
    expect(list(first, reply(now - 10, { text: "see <@U0ANA>" }), reply(now)).get(parent)).toEqual({
      count: 2,
      first: `${now - 10}.000100`,
    });
    expect(list(first, reply(now - 10), reply(now - 5, { user: "U0ANA" }), reply(now)).get(parent)).toEqual({
      count: 1,
      first: `${now}.000100`,
    });
    expect(list({ ...first, user: "U0ANA" }, reply(now, { ephemeral: true })).size).toBe(0);
    const reads = { [`C0CARE/${parent}`]: `${now - 10}.000100` };
    const mine = { ...first, user: "U0ANA" };
    expect(newReplies("C0CARE", [mine, reply(now - 10)], "U0ANA", reads).size).toBe(0);
    expect(newReplies("C0CARE", [mine, reply(now - 10), reply(now)], "U0ANA", reads).size).toBe(1);
  });
});

describe("who reads the newest", () => {
  test("has a line at what came while they were away, and none while they look", async ({ server, page }) => {
    const care = fixture("U0ANA").channels.find(({ id }) => id === "C0CARE");
    if (care === undefined) throw new Error("no #care");
    server.send({ type: "channel", channel: { ...care, lastRead: `${now - 1}.000100` } });
    await page.getByRole("button", { name: "fulfilment" }).click();
    await page.getByRole("textbox", { name: "Message to #fulfilment" }).waitFor();
    await page.getByRole("button", { name: "care", exact: true }).click();
    server.send({ type: "message", message: message("C0CARE", now, { text: "Seen at once" }) });
    await page.locator(".message", { hasText: "Seen at once" }).waitFor();
    expect(await page.locator(".new-line").count()).toBe(0);
    await away(page, true);
    server.send({ type: "channel", channel: { ...care, lastRead: `${now}.000100` } });
    server.send({ type: "message", message: message("C0CARE", now + 1, { text: "Missed" }) });
    await page.locator(".message", { hasText: "Missed" }).waitFor();
    await away(page, false);
    await page
      .getByRole("listitem")
      .filter({ has: page.locator(".new-line"), hasText: "Missed" })
      .waitFor();
  });

  test("stays at the end while it grows, and when there is less room", async ({ server, seen: page }) => {
    const rows = Array.from({ length: 40 }, (_, at) => [{ type: "raw_text", text: `row ${at}` }]);
    const table = { type: "data_table", block_id: "t", caption: "Long", page_size: 40, rows };
    for (const at of [1, 2, 3]) {
      const blocks = at === 2 ? [table] : [];
      server.send({ type: "message", message: message("C0CARE", now + at, { text: `Late ${at}`, blocks }) });
    }
    await expect.poll(() => inSight(page, `${now + 3}.000100`)).toBe(true);
    await page.getByRole("button", { name: "fulfilment" }).click();
    await page.getByRole("textbox", { name: "Message to #fulfilment" }).waitFor();
    await page.getByRole("button", { name: "care", exact: true }).click();
    await page.getByRole("button", { name: "Traffic" }).click();
    await page.getByText("Nothing yet that fits.").waitFor();
    await expect.poll(() => inSight(page, `${now + 3}.000100`)).toBe(true);
    await page.evaluate(`(() => {
      const box = document.querySelector(".main .message-scroll");
      box.style.maxHeight = "150px";
      box.scrollTop -= 14;
    })()`);
    await expect.poll(() => inSight(page, `${now + 3}.000100`)).toBe(true);
    await page.locator(".to-end").waitFor({ state: "detached" });
  });
});

describe("who reads further up", () => {
  test("stays there when others write, and is told how much is new", async ({ server, seen: page }) => {
    await up(page);
    server.send({ type: "message", message: message("C0CARE", now, { text: "By the way" }) });
    await page.getByRole("button", { name: "1 new message" }).waitFor();
    server.send({ type: "message", message: message("C0CARE", now + 1, { text: "And another" }) });
    await page.getByRole("button", { name: "2 new messages" }).click();
    await page.getByText("And another").first().waitFor();
    await page.locator(".to-end").waitFor({ state: "detached" });
  });

  test("is taken to the end by what they send, and sees its answer", async ({ server, seen: page }) => {
    await up(page);
    await page.getByRole("textbox", { name: "Message to #care" }).fill("/omni order 1001");
    await page.keyboard.press("Enter");
    await page.locator(".to-end").waitFor({ state: "detached" });
    const answer = { user: "U0OMNI", botId: "B1", ephemeral: true, visibleTo: "U0ANA" };
    server.send({
      type: "message",
      message: message("C0CARE", now, { ...answer, text: "Order 1001 is paid." }),
    });
    await expect.poll(() => inSight(page, `${now}.000100`)).toBe(true);
  });

  test("a link to a reply opens its thread, and the channel where it hangs", async ({ seen: page }) => {
    await page.evaluate(`location.hash = "#C0CARE/${now - 4950}.000100"`);
    const thread = page.getByRole("complementary", { name: "Thread" });
    await thread.locator(".message.target", { hasText: "3 units are open" }).waitFor();
    await expect.poll(() => inSight(page, parent)).toBe(true);
  });
});

/** Looks at another tab, or at this one again. */
async function away(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(`(() => {
    Object.defineProperty(document, "hidden", { value: ${hidden}, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  })()`);
}

/** Whether a message of the channel stands within the part of the list that is seen. */
const inSight = (page: Page, ts: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const own = document.querySelector('.main [data-ts="${ts}"]')?.getBoundingClientRect();
    const box = document.querySelector(".main .message-scroll").getBoundingClientRect();
    return own !== undefined && own.top >= box.top - 1 && own.bottom <= box.bottom + 1;
  })()`);
