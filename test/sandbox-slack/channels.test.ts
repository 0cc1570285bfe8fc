import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../sandbox/slack/defaults.ts";
import type { SlackSandbox } from "../../sandbox/slack/index.ts";
import { MANIFEST, refusal, startSlack, startWithApp } from "./harness.ts";

const EVENTS = [
  "member_joined_channel",
  "member_left_channel",
  "channel_left",
  "channel_archive",
  "channel_unarchive",
  "group_left",
  "group_archive",
  "group_unarchive",
];
const SUBSCRIBED = {
  ...MANIFEST,
  oauth_config: { scopes: { bot: [...MANIFEST.oauth_config.scopes.bot, "groups:read"] } },
  settings: { ...MANIFEST.settings, event_subscriptions: { bot_events: EVENTS } },
};
const LEADS = {
  id: "C0LEADS",
  name: "leads",
  kind: "private",
  topic: "",
  members: ["U0ANA", "U0BEN"],
  hasApp: true,
} as const;

/** A workspace whose app subscribed to whatever happens to channels, and what it heard. */
async function startListening() {
  const heard: Record<string, unknown>[] = [];
  const started = await startWithApp(
    (app) => {
      for (const name of EVENTS) {
        app.event(name, async ({ event }) => {
          heard.push({ ...event, event_ts: "…" });
        });
      }
    },
    { manifest: SUBSCRIBED, channels: [...CHANNELS, LEADS] },
  );
  return { ...started, heard };
}

const seenBy = (slack: SlackSandbox, person: string, channel: string): string[] =>
  slack.messages(channel, person).map(({ text, subtype }) => `${subtype}: ${text}`);

describe("an app that is removed from a channel", () => {
  it("hears of its going by channel_left alone, of others' by member_left_channel", async () => {
    const { slack, heard } = await startListening();
    const ana = slack.as("U0ANA");
    await slack.as("U0PRIYA").leave("C0STOCK");
    await ana.leave("C0STOCK", slack.app.botUserId);
    await ana.leave("C0STOCK", "U0BEN");
    await ana.join("C0STOCK", slack.app.botUserId);
    const common = { channel: "C0STOCK", event_ts: "…" };
    const member = { ...common, channel_type: "C", team: "T0OMNI" };
    expect(heard).toEqual([
      { type: "member_left_channel", user: "U0PRIYA", ...member },
      { type: "channel_left", actor_id: "U0ANA", ...common },
      { type: "member_joined_channel", user: "U0OMNI", inviter: "U0ANA", ...member },
    ]);
    expect(seenBy(slack, "U0ANA", "C0STOCK")).toEqual([
      "channel_leave: <@U0PRIYA> has left the channel",
      "channel_leave: <@U0OMNI> has left the channel",
      "channel_leave: <@U0BEN> has left the channel",
      "channel_join: <@U0OMNI> has joined the channel",
    ]);
  });

  it("is not in it any more, and not blamed for writing there", async () => {
    const { slack, client } = await startListening();
    await slack.as("U0ANA").leave("C0STOCK", slack.app.botUserId);
    const message = { channel: "C0STOCK", text: "low" };
    expect(await refusal(client.chat.postMessage(message))).toBe("not_in_channel");
    expect(await refusal(client.chat.postEphemeral({ ...message, user: "U0ANA" }))).toBe("not_in_channel");
    expect(await client.conversations.info({ channel: "C0STOCK" })).toMatchObject({
      channel: { is_member: false, is_archived: false },
    });
    expect(slack.violations()).toEqual([]);
    expect(slack.traffic().filter(({ error }) => error === "not_in_channel")).toHaveLength(2);
  });

  it("does not even find a private channel, as whoever was never in it", async () => {
    const { slack, client, heard } = await startListening();
    const message = { channel: "C0LEADS", text: "low" };
    expect(await refusal(client.chat.postMessage(message))).toBe("ok");
    await slack.as("U0ANA").leave("C0LEADS", slack.app.botUserId);
    expect(heard).toEqual([{ type: "group_left", channel: "C0LEADS", actor_id: "U0ANA", event_ts: "…" }]);
    expect(await refusal(client.chat.postMessage(message))).toBe("channel_not_found");
    expect(await refusal(client.conversations.info({ channel: "C0LEADS" }))).toBe("channel_not_found");
    const { channels } = await client.conversations.list({ types: "public_channel,private_channel" });
    expect(channels?.map(({ id }) => id)).not.toContain("C0LEADS");
    expect(slack.messages("C0LEADS", "U0PRIYA")).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it("is blamed where nobody ever let it in", async () => {
    const outside = CHANNELS.map((channel) => ({ ...channel, hasApp: false }));
    const { slack, client } = await startSlack({ channels: outside });
    expect(await refusal(client.chat.postMessage({ channel: "C0CARE", text: "x" }))).toBe("not_in_channel");
    expect(slack.violations()).toMatchObject([{ method: "chat.postMessage", error: "not_in_channel" }]);
  });
});

describe("a channel that is archived", () => {
  it("takes nothing new, from nobody", async () => {
    const { slack, client, heard } = await startListening();
    const ben = slack.as("U0BEN");
    const { ts } = await client.chat.postMessage({ channel: "C0STOCK", text: "low" });
    expect((await ben.archive("C0STOCK")).ok).toBe(true);
    expect(heard).toEqual([{ type: "channel_archive", channel: "C0STOCK", user: "U0BEN", event_ts: "…" }]);
    const at = { channel: "C0STOCK", text: "still low" };
    expect(await refusal(client.chat.postMessage(at))).toBe("is_archived");
    expect(await refusal(client.chat.postEphemeral({ ...at, user: "U0BEN" }))).toBe("is_archived");
    expect(await refusal(client.chat.update({ ...at, ts: ts ?? "" }))).toBe("is_inactive");
    expect(await refusal(client.conversations.info({ channel: "C0STOCK" }))).toBe("ok");
    expect(slack.violations()).toEqual([]);
    const closed = { ok: false, problem: "This channel has been archived." };
    expect(await ben.say("C0STOCK", "hello?")).toEqual(closed);
    expect(await ben.command("/try", "", { channel: "C0STOCK" })).toEqual(closed);
    expect(await ben.leave("C0STOCK")).toEqual(closed);
    const { channels } = await client.conversations.list({ exclude_archived: true });
    expect(channels?.map(({ id }) => id)).toEqual(["C0CARE", "C0FULFIL", "C0PARTNERS", "C0RANDOM"]);
  });

  it("comes back with nobody in it but who opened it: the app must be added again", async () => {
    const { slack, client, heard } = await startListening();
    await slack.as("U0BEN").archive("C0STOCK");
    await slack.as("U0PRIYA").unarchive("C0STOCK");
    expect(heard.at(-1)).toEqual({
      type: "channel_unarchive",
      channel: "C0STOCK",
      user: "U0PRIYA",
      event_ts: "…",
    });
    expect(await client.conversations.members({ channel: "C0STOCK" })).toMatchObject({
      members: ["U0PRIYA"],
    });
    const post = () => refusal(client.chat.postMessage({ channel: "C0STOCK", text: "low" }));
    expect(await post()).toBe("not_in_channel");
    expect(slack.violations()).toEqual([]);
    await slack.as("U0PRIYA").join("C0STOCK", slack.app.botUserId);
    expect(await post()).toBe("ok");
  });

  it("keeps its members when it is private", async () => {
    const { slack, client, heard } = await startListening();
    await slack.as("U0ANA").archive("C0LEADS");
    await slack.as("U0BEN").unarchive("C0LEADS");
    expect(heard).toEqual([
      { type: "group_archive", channel: "C0LEADS", user: "U0ANA", event_ts: "…" },
      { type: "group_unarchive", channel: "C0LEADS", actor_id: "U0BEN", event_ts: "…" },
    ]);
    expect(await refusal(client.chat.postMessage({ channel: "C0LEADS", text: "low" }))).toBe("ok");
  });

  it("is nothing for guests to close, nor the app for them to remove", async () => {
    const { slack, heard } = await startListening();
    const gus = slack.as("U0GUS");
    expect((await gus.archive("C0CARE")).ok).toBe(false);
    expect((await gus.leave("C0CARE", slack.app.botUserId)).ok).toBe(false);
    expect((await gus.leave("C0CARE")).ok).toBe(true);
    expect(heard).toMatchObject([{ type: "member_left_channel", user: "U0GUS" }]);
    expect(gus.messages("C0CARE")).toEqual([]);
  });
});

it("an app that subscribed to none of it hears none of it", async () => {
  const { slack } = await startSlack();
  await slack.as("U0ANA").leave("C0STOCK", slack.app.botUserId);
  await slack.as("U0ANA").archive("C0STOCK");
  expect(slack.traffic()).toEqual([]);
});
