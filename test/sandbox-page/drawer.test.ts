import { describe, expect } from "vitest";
import type { Traffic } from "../../sandbox/slack/protocol.ts";
import { now } from "./fixture.ts";
import { test as opened } from "./opening.ts";

const record = (id: number, more: Partial<Traffic>): Traffic => ({
  id,
  direction: "to-slack",
  label: "chat.postMessage",
  at: now * 1000 + id,
  ms: 12.3,
  signed: null,
  retry: 0,
  method: "POST",
  url: "http://127.0.0.1:3000/api/chat.postMessage",
  status: 200,
  error: null,
  request: {
    channel: "C0CARE",
    blocks: [{ type: "section", text: { type: "mrkdwn", text: "deep inside" } }],
  },
  response: { ok: true, ts: "1.000001" },
  ...more,
});
const command: Partial<Traffic> = {
  direction: "to-app",
  label: "/omni",
  signed: "valid",
  url: "http://127.0.0.1:3001/slack/events",
  request: { command: "/omni", text: "order 1001" },
  response: null,
};

const test = opened.extend("drawer", { auto: true }, async ({ page }) => {
  await page.getByRole("button", { name: "Traffic" }).click();
  await page.getByText("Nothing yet that fits.").waitFor();
  return page.locator(".traffic-row");
});

describe("the traffic drawer", () => {
  test("shows requests as they come and end, newest first, and finds them again", async ({
    server,
    page,
    errors,
    drawer,
  }) => {
    server.send({ type: "traffic", traffic: record(1, command) });
    server.send({ type: "traffic", traffic: record(2, { ms: null, status: null, response: null }) });
    await drawer.nth(1).waitFor();
    expect(await drawer.first().innerText()).toContain("under way");
    server.send({ type: "traffic", traffic: record(2, { error: "invalid_blocks" }) });
    await page.getByText("invalid_blocks").waitFor();
    server.send({
      type: "traffic",
      traffic: record(3, { ...command, signed: "wrong", status: 401, error: "http_client_error" }),
    });
    await page.locator(".traffic-mark", { hasText: "wrong secret" }).waitFor();
    server.send({ type: "traffic", traffic: record(4, { ...command, label: "app_mention", retry: 1 }) });
    await page.locator(".traffic-mark", { hasText: "again" }).waitFor();
    await page.getByLabel("Which requests").selectOption("Trouble only");
    expect(await drawer.count()).toBe(2);
    await page.getByLabel("Which requests").selectOption("To the app");
    expect(await drawer.count()).toBe(3);
    await page.getByLabel("Which requests").selectOption("Everything");
    await page.getByLabel("Filter by name or content").fill("DEEP inside");
    expect(await drawer.allInnerTexts()).toEqual([expect.stringContaining("chat.postMessage")]);
    expect(errors).toEqual([]);
  });

  test("one request: facts, folded payload, the rule it broke, copied, sent again, forged", async ({
    server,
    page,
    errors,
    posted,
    drawer,
  }) => {
    server.send({ type: "traffic", traffic: record(1, command) });
    server.send({
      type: "violation",
      violation: {
        id: 9,
        at: 0,
        method: "chat.postMessage",
        error: "invalid_blocks",
        rule: "too long",
        path: "/blocks/0",
        trafficId: 2,
      },
    });
    server.send({ type: "traffic", traffic: record(2, { error: "invalid_blocks" }) });
    await page.getByRole("alert").getByRole("button", { name: "Show the request" }).click();
    const post = page.getByRole("article", { name: "Request chat.postMessage" });
    await post.getByText("too long").waitFor();
    expect(await post.getByText("deep inside").count()).toBe(0);
    await post.getByText("blocks:").click();
    await post.getByText("section").first().click();
    await post.getByText("{ mrkdwn }").click();
    await post.getByText("deep inside").waitFor();
    expect(await post.getByRole("button", { name: "Deliver again" }).count()).toBe(0);
    await drawer.last().click();
    const request = page.getByRole("article", { name: "Request /omni" });
    expect(await request.locator("dl").innerText()).toMatch(/Signed\s+signed/);
    server.answers.set("curl", () => ({ ok: true, problem: null, curl: "curl 'http://x'" }));
    await request.getByRole("button", { name: "Copy as curl" }).click();
    await expect.poll(() => posted("curl")).toEqual([{ person: "U0ANA", trafficId: 1 }]);
    await page.locator(".toasts").getByText("curl").first().waitFor();
    server.answers.set("redeliver", () => ({ ok: true, problem: null, status: 200 }));
    await request.getByRole("button", { name: "Deliver again" }).click();
    await page.getByText("Omni took it again (200).").waitFor();
    server.answers.set("forge", () => ({ ok: false, problem: "http_client_error", status: 401 }));
    await request.getByRole("button", { name: "Forge it" }).click();
    await page.getByRole("menuitem", { name: "Signed ten minutes ago" }).click();
    await page.getByText("Omni refused it (401), as it should.").waitFor();
    server.answers.set("forge", () => ({ ok: true, problem: null, status: 200 }));
    await request.getByRole("button", { name: "Forge it" }).click();
    await page.getByRole("menuitem", { name: "Without a signature" }).click();
    await page.getByText("It does not check signatures!").waitFor();
    expect(posted("forge").map(({ how }) => how)).toEqual(["old", "none"]);
    expect(errors).toEqual([]);
  });

  test("everything by the keyboard: tabs, rows, and Escape puts it away", async ({
    server,
    page,
    drawer,
  }) => {
    server.send({ type: "traffic", traffic: record(1, command) });
    server.send({ type: "traffic", traffic: record(2, {}) });
    await drawer.nth(1).waitFor();
    await drawer.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("article", { name: "Request /omni" }).waitFor();
    await page.getByRole("tab", { name: "Traffic" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("Nothing that Omni sent was refused.").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("Every event is delivered twice").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("region", { name: "Behind the scenes" }).count()).toBe(0);
  });

  test("switches are thrown for everyone, and the sidebar says that one is on", async ({
    server,
    page,
    posted,
  }) => {
    await page.getByRole("tab", { name: "Switches" }).click();
    await page.getByLabel("The network is slow").selectOption("after 2 seconds");
    const off = { delayMs: 0, redeliver: false, limit: "off", retryAfter: 5 } as const;
    await expect
      .poll(() => posted("switches"))
      .toEqual([{ person: "U0ANA", switches: { ...off, delayMs: 2000 } }]);
    server.send({ type: "switches", switches: { ...off, delayMs: 2000 } });
    await page.getByRole("button", { name: "Switches on" }).waitFor();
    await page.getByLabel("Every event is delivered twice").check();
    await page.getByLabel("Web API calls that are answered 429").selectOption("the next one");
    await expect.poll(() => posted("switches").length).toBe(3);
    expect(posted("switches")[1]).toMatchObject({ switches: { delayMs: 2000, redeliver: true } });
    server.answers.set("disconnect", () => ({ ok: true, problem: null, sockets: 1 }));
    await page.getByRole("button", { name: "Cut the connection" }).click();
    await page.getByText("One connection hung up.").waitFor();
    expect(posted("disconnect")).toEqual([{ person: "U0ANA", how: "cut" }]);
  });
});
