import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebClient } from "@slack/web-api";
import { expect, it, onTestFinished } from "vitest";
import { openKeptSlack } from "../../sandbox/slack/keep.ts";
import { BOT_TOKEN, MANIFEST, SIGNING_SECRET } from "./harness.ts";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "omni-kept-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function open(folder: string) {
  const kept = await openKeptSlack(folder, {
    manifest: MANIFEST,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
  });
  const { url, apiUrl } = await kept.slack.listen();
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  return { ...kept, url, client };
}

it("a workspace goes on where it stopped: channels, messages, threads, files, Homes, and what was read", async () => {
  const folder = await aFolder();
  const first = await open(folder);
  expect(first.goesOn).toBe(false);
  const ben = first.slack.as("U0BEN");
  const { ts = "" } = await ben.say("C0CARE", "where is 1001?");
  const reply = await first.client.chat.postMessage({ channel: "C0CARE", text: "here", thread_ts: ts });
  await first.client.chat.postMessage({ channel: "U0BEN", text: "to you alone" });
  await first.client.chat.postEphemeral({ channel: "C0CARE", user: "U0BEN", text: "gone tomorrow" });
  await first.client.filesUploadV2({ channel_id: "C0CARE", filename: "a.csv", content: "a,b\n" });
  const home = { type: "home" as const, blocks: [{ type: "divider" as const }] };
  const published = await first.client.views.publish({ user_id: "U0BEN", view: home });
  await first.slack.as("U0ANA").leave("C0STOCK", first.slack.app.botUserId);
  await ben.archive("C0RANDOM");
  ben.read("C0CARE");
  await first.close();

  const second = await open(folder);
  onTestFinished(second.close);
  expect(second.goesOn).toBe(true);
  // Ids go on as well: none is given out twice.
  const given = first.slack.snapshot().count;
  expect(given).toBeGreaterThan(5);
  expect(second.slack.snapshot().count).toBeGreaterThanOrEqual(given);
  const again = second.slack.as("U0BEN");
  const shown = first.slack.messages("C0CARE", "U0BEN").filter(({ ephemeral }) => !ephemeral);
  expect(again.messages("C0CARE")).toEqual(shown);
  expect(again.messages("D0BEN").map(({ text }) => text)).toEqual(["to you alone"]);
  const file = shown.flatMap(({ files }) => files)[0];
  expect(await (await fetch(second.url + (file?.url ?? ""))).text()).toBe("a,b\n");
  expect(again.home()?.id).toBe(published.view?.id);
  const { channel: stock } = await second.client.conversations.info({ channel: "C0STOCK" });
  const { channel: random } = await second.client.conversations.info({ channel: "C0RANDOM" });
  expect([stock?.is_member, random?.is_archived]).toEqual([false, true]);
  expect(second.slack.snapshot().reads).toEqual(first.slack.snapshot().reads);
  const edited = await second.client.chat.update({ channel: "C0CARE", ts: reply.ts ?? "", text: "there" });
  expect(edited.ok).toBe(true);
  const next = await again.say("C0CARE", "thanks", ts);
  expect(Number(next.ts)).toBeGreaterThan(Number(reply.ts));
  const { view } = await second.client.views.publish({ user_id: "U0ANA", view: home });
  expect(view?.id).not.toBe(published.view?.id);
});

it("a file that cannot be read is put aside, and all begins anew", async () => {
  const folder = await aFolder();
  await writeFile(join(folder, "stand-in-slack.json"), '{"version":1,"mess');
  const { slack, goesOn, trouble, close } = await open(folder);
  onTestFinished(close);
  expect(goesOn).toBe(false);
  expect(trouble).toContain("stand-in-slack.json.unreadable");
  expect(await readdir(folder)).toContain("stand-in-slack.json.unreadable");
  expect(slack.messages("C0CARE", "U0ANA")).toEqual([]);
});
