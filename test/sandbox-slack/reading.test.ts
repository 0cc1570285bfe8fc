import { describe, expect, it } from "vitest";
import { MANIFEST, refusal, startSlack } from "./harness.ts";

const scopes = { bot: [...MANIFEST.oauth_config.scopes.bot, "channels:history"] };
const manifest = { ...MANIFEST, oauth_config: { scopes } };

describe("what was written", () => {
  it("is read newest first, page by page, and between two moments", async () => {
    const { slack, client } = await startSlack({ manifest });
    const stamps: string[] = [];
    for (const text of ["one", "two", "three"])
      stamps.push((await slack.as("U0ANA").say("C0CARE", text)).ts ?? "");
    await client.chat.postEphemeral({ channel: "C0CARE", user: "U0ANA", text: "seen by nobody else" });
    const reply = await slack.as("U0BEN").say("C0CARE", "to one", stamps[0]);
    const read = async (more: object): Promise<unknown[]> => {
      const { messages } = await client.conversations.history({ channel: "C0CARE", ...more });
      return (messages ?? []).map(({ text }) => text);
    };
    expect(await read({})).toEqual(["three", "two", "one"]);
    expect(await read({ oldest: stamps[0] })).toEqual(["three", "two"]);
    expect(await read({ oldest: stamps[0], latest: stamps[1], inclusive: true })).toEqual(["two", "one"]);
    const pages: unknown[] = [];
    for await (const page of client.paginate("conversations.history", { channel: "C0CARE", limit: 2 }))
      pages.push("has_more" in page && page.has_more);
    expect(pages).toEqual([true, false]);
    const thread = await client.conversations.replies({ channel: "C0CARE", ts: stamps[0] ?? "" });
    expect(thread.messages?.map(({ ts }) => ts)).toEqual([stamps[0], reply.ts]);
    expect(await refusal(client.conversations.replies({ channel: "C0CARE", ts: "1.000001" }))).toBe(
      "thread_not_found",
    );
    expect(await refusal(client.conversations.history({ channel: "D0BEN" }))).toBe("channel_not_found");
    const { members } = await client.users.list({ limit: 2 });
    expect(members?.map(({ id }) => id)).toEqual(["U0OMNI", "U0ANA"]);
  });

  it("is not read without the scope for it", async () => {
    const { client } = await startSlack();
    expect(await refusal(client.conversations.history({ channel: "C0CARE" }))).toBe("missing_scope");
  });

  it("has an address that leads to it", async () => {
    const { slack, client } = await startSlack();
    const { ts = "" } = await slack.as("U0ANA").say("C0CARE", "here");
    const reply = (await slack.as("U0ANA").say("C0CARE", "there", ts)).ts ?? "";
    const { permalink = "" } = await client.chat.getPermalink({ channel: "C0CARE", message_ts: ts });
    const answer = await fetch(permalink, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `/#C0CARE/${ts}`]);
    const inThread = await client.chat.getPermalink({ channel: "C0CARE", message_ts: reply });
    expect(inThread.permalink).toContain(`?thread_ts=${ts}&cid=C0CARE`);
    expect(await refusal(client.chat.getPermalink({ channel: "C0CARE", message_ts: "1.000001" }))).toBe(
      "message_not_found",
    );
  });
});
