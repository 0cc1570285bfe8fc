import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { uploadToPerson } from "../../src/slack/files.ts";
import { BOT_TOKEN, type EmulatedWorkspace, openEmulatedWorkspace } from "./workspace.ts";

const Posted = z.object({ ts: z.string() });
const Thread = z.object({
  messages: z.array(
    z.object({ user: z.string(), text: z.string(), ts: z.string(), blocks: z.unknown().optional() }),
  ),
});

let workspace: EmulatedWorkspace;

beforeAll(async () => {
  workspace = await openEmulatedWorkspace();
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** Ben writes it into the channel, and the app is told as Slack would tell it. */
async function mention(
  channel: string,
  words: string,
): Promise<{ ts: string; event: Record<string, unknown> }> {
  const { ben, bot, call } = workspace;
  const text = `<@${bot}> ${words}`;
  const { ts } = Posted.parse(await call("chat.postMessage", { channel, text }, "ben"));
  return { ts, event: { type: "app_mention", user: ben, channel, text, ts } };
}

async function answersIn(channel: string, ts: string): Promise<z.infer<typeof Thread>["messages"]> {
  const { messages } = Thread.parse(await workspace.call("conversations.replies", { channel, ts }, "ben"));
  return messages.filter(({ user }) => user === workspace.bot);
}

const waiting = { timeout: 10_000, interval: 50 };

describe("against emulate's Web API", () => {
  test("a mention is answered in its thread, and what stands there is what the app sent", async () => {
    const { care, send } = workspace;
    const { ts, event } = await mention(care, "order 1001");
    expect(await send(event)).toBe(200);
    await expect.poll(() => answersIn(care, ts), waiting).toHaveLength(1);
    const [answer] = await answersIn(care, ts);
    expect(answer?.text).toBe("Order 1001 is paid; nothing has shipped yet (3 units open).");
    expect(JSON.stringify(answer?.blocks)).toContain("TEE-RED-M");
  });

  test("an event that is delivered twice is answered once", async () => {
    const { care, send } = workspace;
    const first = await mention(care, "order 1001");
    expect(await send(first.event, "EvTwice")).toBe(200);
    await expect.poll(() => answersIn(care, first.ts), waiting).toHaveLength(1);
    expect(await send(first.event, "EvTwice")).toBe(200);
    const second = await mention(care, "order 1003");
    expect(await send(second.event)).toBe(200);
    await expect.poll(() => answersIn(care, second.ts), waiting).toHaveLength(1);
    expect(await answersIn(care, first.ts)).toHaveLength(1);
  });

  test("what the policy does not allow is refused to Ben alone: nothing is posted", async () => {
    const { lunch, send, called } = workspace;
    const before = await called("chat.postEphemeral");
    const { ts, event } = await mention(lunch, "order 1001");
    expect(await send(event)).toBe(200);
    // One that emulate refused would be followed by another.
    await expect.poll(() => called("chat.postEphemeral"), waiting).toBe(before + 1);
    expect(await answersIn(lunch, ts)).toEqual([]);
  });

  test("the direct message with the app is known as one and answered there", async () => {
    const { ben, bot, call, send } = workspace;
    const { channel } = z
      .object({ channel: z.object({ id: z.string() }) })
      .parse(await call("conversations.open", { users: ben }));
    const { ts } = Posted.parse(
      await call("chat.postMessage", { channel: channel.id, text: "order 1001" }, "ben"),
    );
    const event = {
      type: "message",
      channel_type: "im",
      user: ben,
      channel: channel.id,
      text: "order 1001",
      ts,
    };
    expect(await send(event)).toBe(200);
    const said = async (): Promise<string[]> => {
      const { messages } = Thread.parse(await call("conversations.history", { channel: channel.id }, "ben"));
      return messages.filter(({ user }) => user === bot).map(({ text }) => text);
    };
    await expect.poll(said, waiting).toEqual(["Order 1001 is paid; nothing has shipped yet (3 units open)."]);
  });

  test("a CSV goes up in Slack's three steps and comes down whole", async () => {
    const { apiUrl, ben, call } = workspace;
    const client = new WebClient(BOT_TOKEN, { slackApiUrl: apiUrl });
    const content = "SKU,Location,On hand\nTEE-RED-M,toronto-south,12\n";
    await uploadToPerson(client, ben, { name: "stock.csv", title: "Stock", content });
    const { files } = z
      .object({ files: z.array(z.object({ name: z.string(), url_private: z.url() })) })
      .parse(await call("files.list"));
    const [file] = files.filter(({ name }) => name === "stock.csv");
    const down = await fetch(file?.url_private ?? "", { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
    expect(await down.text()).toBe(content);
  });
});
