import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { BOT_TOKEN, MANIFEST, refusal, startSlack } from "./harness.ts";

const withScopes = (...bot: string[]): unknown => ({ ...MANIFEST, oauth_config: { scopes: { bot } } });

const answer = async (url: string, init: RequestInit): Promise<unknown> => {
  const body: unknown = await (await fetch(url, { method: "POST", ...init })).json();
  return body;
};

describe("tokens and scopes", () => {
  it("are asked for before anything else", async () => {
    const { client, apiUrl } = await startSlack({ appToken: "xapp-test" });
    expect(await client.auth.test()).toMatchObject({
      user_id: "U0OMNI",
      bot_id: "B0OMNI",
      team_id: "T0OMNI",
    });
    expect(await answer(`${apiUrl}auth.test`, {})).toEqual({ ok: false, error: "not_authed" });
    const wrong = new WebClient("xoxb-wrong", { slackApiUrl: apiUrl });
    expect(await refusal(wrong.auth.test())).toBe("invalid_auth");
    const app = new WebClient("xapp-test", { slackApiUrl: apiUrl });
    expect(await refusal(app.auth.test())).toBe("not_allowed_token_type");
    expect(await refusal(client.apps.connections.open())).toBe("not_allowed_token_type");
    expect(await refusal(client.apiCall("chat.shout"))).toBe("unknown_method");
    expect(await client.api.test()).toMatchObject({ ok: true });
  });

  it("come as a header or a field, with a body of form fields or of JSON", async () => {
    const { apiUrl } = await startSlack();
    const inForm = new URLSearchParams({ token: BOT_TOKEN, channel: "C0CARE", text: "form" });
    expect(await answer(`${apiUrl}chat.postMessage`, { body: inForm })).toMatchObject({ ok: true });
    const headers = { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" };
    const body = JSON.stringify({ channel: "C0CARE", text: "json", blocks: [{ type: "divider" }] });
    expect(await answer(`${apiUrl}chat.postMessage`, { headers, body })).toMatchObject({
      ok: true,
      message: { text: "json", blocks: [{ type: "divider" }] },
    });
  });

  it("must be in the manifest", async () => {
    const { slack, client, apiUrl } = await startSlack({ manifest: withScopes("commands", "im:read") });
    const init = {
      headers: { authorization: `Bearer ${BOT_TOKEN}` },
      body: new URLSearchParams({ channel: "C0CARE" }),
    };
    expect(await answer(`${apiUrl}chat.postMessage`, init)).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "chat:write",
      provided: "commands,im:read",
    });
    expect(await answer(`${apiUrl}conversations.info`, init)).toMatchObject({ needed: "channels:read" });
    expect(await refusal(client.users.info({ user: "U0ANA" }))).toBe("missing_scope");
    expect(await refusal(client.usergroups.list())).toBe("missing_scope");
    expect(
      await refusal(client.views.publish({ user_id: "U0ANA", view: { type: "home", blocks: [] } })),
    ).toBe("ok");
    expect(slack.violations().map((each) => each.rule)).toContain("needs the scope chat:write");
  });
});

describe("messages", () => {
  it("are refused where the app or the person is not", async () => {
    const { slack, client } = await startSlack();
    await slack.as("U0ANA").leave("C0RANDOM", "U0OMNI");
    const post = (channel: string) => refusal(client.chat.postMessage({ channel, text: "hi" }));
    const whisper = (channel: string, user: string) =>
      refusal(client.chat.postEphemeral({ channel, user, text: "hi" }));
    expect(await post("C0NONE")).toBe("channel_not_found");
    expect(await post("C0RANDOM")).toBe("not_in_channel");
    expect(await post("U0BEN")).toBe("ok");
    expect(slack.messages("D0BEN", "U0BEN")).toMatchObject([{ text: "hi" }]);
    expect(await whisper("C0RANDOM", "U0ANA")).toBe("not_in_channel");
    expect(await whisper("C0STOCK", "U0GUS")).toBe("user_not_in_channel");
    expect(await whisper("C0CARE", "U0NONE")).toBe("user_not_found");
  });

  it("for one person are not shown in a thread that has no replies yet", async () => {
    const { slack, client } = await startSlack();
    const ana = slack.as("U0ANA");
    const { ts = "" } = await ana.say("C0CARE", "one");
    const whisper = { channel: "C0CARE", user: "U0ANA", text: "psst", thread_ts: ts };
    expect(await refusal(client.chat.postEphemeral(whisper))).toBe("ok");
    expect(ana.messages("C0CARE").map((each) => each.text)).toEqual(["one"]);
    expect(slack.violations()).toMatchObject([{ error: "not_shown", path: "/thread_ts" }]);
    await ana.say("C0CARE", "two", ts);
    await client.chat.postEphemeral(whisper);
    expect(ana.messages("C0CARE").map((each) => each.text)).toEqual(["one", "two", "psst"]);
  });

  it("say something, and not too much", async () => {
    const { slack, client } = await startSlack();
    const channel = "C0CARE";
    const { ts = "" } = await client.chat.postMessage({ channel, text: "a", blocks: [{ type: "divider" }] });
    expect(await refusal(client.apiCall("chat.postMessage", { channel }))).toBe("no_text");
    expect(await refusal(client.chat.postMessage({ channel, text: "x".repeat(40_001) }))).toBe(
      "msg_too_long",
    );
    expect(await refusal(client.chat.update({ channel, ts, text: "x".repeat(4001) }))).toBe("msg_too_long");
    expect(await refusal(client.apiCall("chat.postMessage", { channel, blocks: "{" }))).toBe(
      "invalid_blocks_format",
    );
    expect(await refusal(client.chat.postMessage({ channel, text: "a", attachments: [{ text: "b" }] }))).toBe(
      "invalid_attachments",
    );
    await client.chat.update({ channel, ts, text: "b" });
    expect(slack.messages(channel, "U0ANA")).toMatchObject([{ text: "b", blocks: [{ type: "divider" }] }]);
    await client.chat.update({ channel, ts, text: "c", blocks: [] });
    expect(slack.messages(channel, "U0ANA")).toMatchObject([{ text: "c", blocks: [] }]);
    const other = await slack.as("U0ANA").say(channel, "mine");
    expect(await refusal(client.chat.update({ channel, ts: other.ts ?? "", text: "d" }))).toBe(
      "cant_update_message",
    );
    expect(await refusal(client.chat.delete({ channel, ts: other.ts ?? "" }))).toBe("cant_delete_message");
    await client.chat.delete({ channel, ts });
    expect(slack.messages(channel, "U0ANA").map((each) => each.text)).toEqual(["mine"]);
  });

  it("with bad blocks are refused with Slack's own words, and the rule is on record", async () => {
    const { slack, apiUrl } = await startSlack();
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } }];
    const init = {
      headers: { authorization: `Bearer ${BOT_TOKEN}` },
      body: new URLSearchParams({ channel: "C0CARE", text: "t", blocks: JSON.stringify(blocks) }),
    };
    const messages = [
      "[ERROR] must be less than 3001 characters (has 3001) [json-pointer:/blocks/0/text/text]",
    ];
    expect(await answer(`${apiUrl}chat.postMessage`, init)).toMatchObject({
      ok: false,
      error: "invalid_blocks",
      response_metadata: { messages },
    });
    expect(slack.messages("C0CARE", "U0ANA")).toEqual([]);
    expect(slack.violations()).toMatchObject([
      { method: "chat.postMessage", error: "invalid_blocks", path: "/blocks/0/text/text" },
    ]);
  });
});

describe("people and conversations", () => {
  it("tell guests, outsiders, groups and members apart", async () => {
    const { client } = await startSlack();
    expect((await client.users.info({ user: "U0GUS" })).user).toMatchObject({
      is_restricted: true,
      tz: "America/Toronto",
    });
    expect((await client.users.info({ user: "U0PAT" })).user).toMatchObject({
      team_id: "T0PARTNER",
      is_stranger: true,
    });
    expect((await client.users.info({ user: "U0ANA" })).user?.profile).not.toHaveProperty("email");
    expect(await refusal(client.users.info({ user: "U0NONE" }))).toBe("user_not_found");
    expect((await client.usergroups.list()).usergroups).toMatchObject([{ id: "S0LEADS", handle: "leads" }]);
    expect((await client.usergroups.users.list({ usergroup: "S0LEADS" })).users).toEqual(["U0ANA"]);
    expect(await refusal(client.usergroups.users.list({ usergroup: "S0NONE" }))).toBe("no_such_subteam");
    expect((await client.conversations.info({ channel: "C0PARTNERS" })).channel).toMatchObject({
      is_ext_shared: true,
      is_member: true,
    });
    const opened = await client.conversations.open({ users: "U0BEN" });
    expect(opened.channel?.id).toBe("D0BEN");
    expect(await refusal(client.conversations.join({ channel: "C0CARE" }))).toBe("missing_scope");
    expect((await client.bots.info({ bot: "B0OMNI" })).bot).toMatchObject({ user_id: "U0OMNI" });
  });

  it("come in pages", async () => {
    const { client } = await startSlack();
    const seen: number[] = [];
    for await (const page of client.paginate("users.conversations", { limit: 2 })) {
      if ("channels" in page && Array.isArray(page.channels)) seen.push(page.channels.length);
    }
    expect(seen).toEqual([2, 2, 1]);
    const first = await client.conversations.members({ channel: "C0CARE", limit: 4 });
    expect(first.members).toHaveLength(4);
    const cursor = first.response_metadata?.next_cursor ?? "";
    expect((await client.conversations.members({ channel: "C0CARE", cursor })).members).toHaveLength(1);
  });
});

describe("rates", () => {
  it("are kept per method, and per channel for messages", async () => {
    let now = 1_800_000_000_000;
    const { client, apiUrl } = await startSlack({ rateLimits: "tiers", now: () => now });
    const post = async (channel: string): Promise<[number, string | null]> => {
      const body = new URLSearchParams({ token: BOT_TOKEN, channel, text: "x" });
      const response = await fetch(`${apiUrl}chat.postMessage`, { method: "POST", body });
      return [response.status, response.headers.get("retry-after")];
    };
    for (let sent = 0; sent < 10; sent++) await post("C0CARE");
    expect(await post("C0CARE")).toEqual([429, "1"]);
    expect(await post("C0STOCK")).toEqual([200, null]);
    now += 1000;
    expect(await post("C0CARE")).toEqual([200, null]);
    for (let asked = 0; asked < 20; asked++) await client.usergroups.list();
    await expect(client.usergroups.list()).rejects.toMatchObject({ retryAfter: 3 });
  });
});

describe("files", () => {
  it("are uploaded in three steps, shared in a channel, and opened", async () => {
    const { slack, client, url } = await startSlack();
    await client.filesUploadV2({
      channel_id: "C0CARE",
      filename: "stock.csv",
      content: "sku,on hand\nCAP,3\n",
      initial_comment: "All of it",
    });
    const [message] = slack.messages("C0CARE", "U0BEN");
    expect(message).toMatchObject({
      text: "All of it",
      ephemeral: false,
      files: [{ name: "stock.csv", size: 18 }],
    });
    const opened = await fetch(url + (message?.files[0]?.url ?? ""));
    expect(opened.headers.get("content-type")).toBe("text/csv");
    expect(await opened.text()).toBe("sku,on hand\nCAP,3\n");
    expect(
      await refusal(client.files.completeUploadExternal({ files: [{ id: "F0NONE", title: "x" }] })),
    ).toBe("file_not_found");
  });
});
