import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sameWhereEqual, sortMessages } from "../../sandbox/slack/page/state/messages.ts";
import { openBrowser } from "../support/browser.ts";
import { fixture, message, now } from "./fixture.ts";
import { everyMessageBlock } from "./fixture-blocks.ts";
import { type FixtureServer, serveFixture } from "./fixture-server.ts";

const COUNT = 1000;
const blocks = everyMessageBlock.filter(({ type }) => ["header", "section", "context"].includes(type));
/** As a busy channel: every third message a card of the app. */
const thousand = Array.from({ length: COUNT }, (_, at) =>
  message("C0CARE", now - (COUNT - at) * 60, {
    text: `Message ${at}`,
    ...(at % 3 === 0 ? { user: "U0OMNI", botId: "B1", blocks } : {}),
  }),
);

let server: FixtureServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveFixture((me) => ({ ...fixture(me), messages: thousand }));
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1200, height: 800 } })).newPage();
  const following = server.nextFollower();
  await page.goto(`${server.url}?person=U0ANA#C0CARE`);
  await following;
  await page.getByText("Message 998").waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** From now on, counts what changes in the list of messages. What it returns says how much did. */
async function watchList(): Promise<() => Promise<unknown>> {
  await page.evaluate(`(() => {
    globalThis.seen = { elements: 0, attributes: 0 };
    globalThis.watch = new MutationObserver((records) => {
      for (const { type, addedNodes, removedNodes } of records)
        if (type === "attributes") seen.attributes += 1;
        else seen.elements += addedNodes.length + removedNodes.length;
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    watch.observe(document.querySelector(".messages"), all);
  })()`);
  return () => page.evaluate("watch.disconnect(), seen");
}

test("scrolling through a thousand messages is the browser's work alone: nothing is drawn again", async () => {
  const changes = await watchList();
  await page.evaluate(`(async () => {
    const box = document.querySelector(".message-scroll");
    for (let step = 0; step <= 40; step += 1) {
      box.scrollTop = (box.scrollHeight * step) / 40;
      await new Promise(requestAnimationFrame);
    }
  })()`);
  expect(await changes()).toEqual({ elements: 0, attributes: 0 });
});

test("a message that comes draws itself and no other", async () => {
  const changes = await watchList();
  server.send({ type: "message", message: message("C0CARE", now, { text: "One more" }) });
  await page.getByText("One more").first().waitFor({ state: "attached" });
  expect(await changes()).toEqual({ elements: 1, attributes: 0 });
});

test("a connection that comes back leaves the messages that are the same as they are", () => {
  const [first, second, third] = thousand.slice(0, 3).map((one) => structuredClone(one));
  if (first === undefined || second === undefined || third === undefined) throw new Error("no messages");
  const before = sortMessages([first, second]);
  const edited = { ...structuredClone(second), text: "Edited" };
  const [one, two, three] = sameWhereEqual([structuredClone(first), edited, third], before);
  expect(one).toBe(first);
  expect(two).toBe(edited);
  expect(three).toBe(third);
});
