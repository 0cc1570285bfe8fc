import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { afterEach, expect, it } from "vitest";
import { boltLogger } from "../../src/log/bolt-logger.ts";
import { keptLog } from "./support.ts";
import { listenOnLoopback } from "../support/loopback.ts";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

it("Bolt on debug tells of failures, and nothing of what was said", async () => {
  const { log, text, lines } = keptLog("debug");
  const post = await boltApp(log);
  const command = {
    command: "/omni",
    text: "order s3cr3t",
    trigger_id: "1.s3cr3t",
    team_id: "T1",
    user_id: "U1",
  };
  const url = "https://hooks.slack.com/commands/T1/s3cr3t";
  const good = await post(
    "application/x-www-form-urlencoded",
    new URLSearchParams({ ...command, response_url: url }),
  );
  expect([good.status, await good.text()]).toEqual([200, "s3cr3t answer"]);
  const broken = await post("application/json", "{ Zoe s3cr3t");
  expect(broken.status).toBe(400);
  expect(text()).not.toMatch(/s3cr3t|xoxb|zoe/i);
  expect(lines()).toContainEqual(expect.objectContaining({ from: "bolt", level: "warn" }));
});

it("keeps the error that Bolt hands over", () => {
  const { log, lines } = keptLog();
  const logger = boltLogger(log);
  logger.error("Slack API error: not_in_channel", new TypeError("told"));
  logger.error(new TypeError("alone"));
  logger.warn("http request failed", "timed out");
  logger.debug("body");
  expect(logger.getLevel()).toBe("info");
  expect(lines()).toMatchObject([
    { msg: "Slack API error: not_in_channel", err: { message: "told" } },
    { level: "error", err: { name: "TypeError", message: "alone" } },
    { level: "warn", msg: "http request failed timed out" },
  ]);
});

type Post = (type: string, body: URLSearchParams | string) => Promise<Response>;

async function boltApp(log: Parameters<typeof boltLogger>[0]): Promise<Post> {
  const logger = boltLogger(log);
  const receiver = new HTTPReceiver({ signingSecret: "s3cr3t", logger });
  const app = new App({
    receiver,
    logger,
    clientOptions: { slackApiUrl: await fakeSlack(), logger },
    authorize: () => Promise.resolve({ botToken: "xoxb-s3cr3t", botId: "B1", botUserId: "U0" }),
  });
  app.command("/omni", async ({ ack, client }) => {
    await client.apiCall("chat.postMessage", { channel: "C1", text: "zoe s3cr3t" });
    await ack("s3cr3t answer");
  });
  const server = await app.start(0);
  stops.push(() => app.stop());
  const bound = "address" in server ? server.address() : null;
  const port = bound !== null && typeof bound === "object" ? bound.port : 0;
  return (type, body) => {
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", "s3cr3t")
      .update(`v0:${at}:${String(body)}`)
      .digest("hex");
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: "POST",
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": at,
        "x-slack-signature": `v0=${signature}`,
      },
      body,
    });
  };
}

async function fakeSlack(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end('{"ok":true,"text":"zoe s3cr3t"}');
  });
  const own = await listenOnLoopback(server);
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `${own}/api/`;
}
