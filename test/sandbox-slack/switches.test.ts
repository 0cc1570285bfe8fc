import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { BOT_TOKEN, refusal, serve, startSlack, startWithApp } from "./harness.ts";

const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

const shell = (command: string) =>
  run("sh", ["-c", `${command} -s`], { env: { ...process.env, SLACK_BOT_TOKEN: BOT_TOKEN } });
const ask = async (url: string, trafficId: number) => {
  const response = await fetch(`${url}/page/api/curl`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ trafficId }),
  });
  const body: unknown = await response.json();
  return body;
};

describe("switches", () => {
  it("answer 429 with Retry-After: once, every second time, always", async () => {
    const { slack, client, apiUrl } = await startSlack();
    const post = () => refusal(client.chat.postMessage({ channel: "C0CARE", text: "x" }));
    const off = slack.switches.now();
    slack.switches.set({ limit: "next", retryAfter: 7 });
    const answer = await fetch(`${apiUrl}auth.test`, { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(await post()).toBe("ok");
    expect(slack.switches.now().limit).toBe("off");
    slack.switches.set({ limit: "half" });
    const outcomes = [await post(), await post(), await post(), await post()];
    expect(outcomes.filter((each) => each === "ok")).toHaveLength(2);
    slack.switches.set({ limit: "all" });
    expect(await post()).not.toBe("ok");
    expect(slack.violations()).toEqual([]);
    expect(slack.traffic().filter(({ error }) => error === "ratelimited")).toHaveLength(4);
    expect(off).toEqual({ delayMs: 0, redeliver: false, limit: "off", retryAfter: 5 });
  });

  it("make the client of Slack's own wait and come back", async () => {
    const { slack, apiUrl } = await startSlack();
    slack.switches.set({ limit: "next", retryAfter: 1 });
    const patient = new WebClient(BOT_TOKEN, { slackApiUrl: apiUrl });
    const began = performance.now();
    expect((await patient.auth.test()).ok).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  it("deliver every event twice, the second time as a repetition", async () => {
    const heard: unknown[] = [];
    const appUrl = await serve((request, response) => {
      heard.push(request.headers["x-slack-retry-num"] ?? null);
      response.end();
    });
    const { slack } = await startSlack({ appUrl });
    slack.switches.set({ redeliver: true });
    await slack.as("U0ANA").say("C0CARE", "@tester hello");
    await slack.waitFor(() => heard.length === 2);
    expect(heard).toEqual([null, "1"]);
    const bodies = slack.traffic().map(({ request }) => JSON.stringify(request));
    expect(new Set(bodies).size).toBe(1);
  });

  it("slow the network down both ways: what comes too late for Slack still reaches the app", async () => {
    let ran = 0;
    const { slack, client } = await startWithApp(
      (app) => {
        app.command("/try", async ({ ack }) => {
          ran += 1;
          await ack();
        });
      },
      { ackTimeoutMs: 150 },
    );
    slack.switches.set({ delayMs: 400 });
    expect(await slack.as("U0ANA").command("/try")).toMatchObject({ ok: false });
    expect(slack.notices().map(({ text }) => text)).toEqual([
      '/try failed with the error "operation_timeout"',
    ]);
    await expect.poll(() => ran).toBe(1);
    await client.auth.test();
    expect(slack.traffic().findLast(({ label }) => label === "auth.test")?.ms).toBeGreaterThan(390);
  });
});

describe("a request as a command line", () => {
  it.skipIf(!hasCurl)(
    "runs: to the app with a right signature, to Slack with the token of the environment",
    async () => {
      const seen: string[] = [];
      const { slack, client, url } = await startWithApp((app) => {
        app.command("/try", async ({ ack, command }) => {
          seen.push(command.text);
          await ack(`it's ${command.text}`);
        });
      });
      await slack.as("U0ANA").command("/try", `it's "quoted" & $HOME`, { channel: "C0CARE" });
      await client.chat.postMessage({
        channel: "C0CARE",
        text: "isn't it",
        blocks: [{ type: "section", text: { type: "plain_text", text: "it's a block" } }],
      });
      const [command] = slack.traffic().filter(({ direction }) => direction === "to-app");
      const call = slack.traffic().find(({ label }) => label === "chat.postMessage");
      const curls = [await ask(url, command?.id ?? 0), await ask(url, call?.id ?? 0)];
      for (const answer of curls) {
        if (typeof answer !== "object" || answer === null || !("curl" in answer)) throw new Error("no curl");
        expect(String(answer.curl)).not.toContain(BOT_TOKEN);
        await shell(String(answer.curl));
      }
      expect(seen).toHaveLength(2);
      expect(seen[1]).toBe(seen[0]);
      const texts = slack.messages("C0CARE", "U0BEN").map(({ text, blocks }) => [text, blocks[0]?.["text"]]);
      expect(texts).toEqual([
        ["isn't it", { type: "plain_text", text: "it's a block" }],
        ["isn't it", { type: "plain_text", text: "it's a block" }],
      ]);
      expect(await ask(url, 999_999)).toMatchObject({ ok: false });
    },
  );
});
