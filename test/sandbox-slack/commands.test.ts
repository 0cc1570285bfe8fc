import { describe, expect, it } from "vitest";
import { startWithApp } from "./harness.ts";

const post = async (url: string | undefined): Promise<number> =>
  (await fetch(url ?? "", { method: "POST", body: JSON.stringify({ text: "hi" }) })).status;

describe("slash commands", () => {
  it("are answered, to one person alone, by the acknowledgement and by the response URL", async () => {
    const { slack } = await startWithApp((app) => {
      app.command("/try", async ({ ack, respond, command }) => {
        await ack("Working on it.");
        await respond({ text: `You said ${command.text}` });
      });
    });
    expect(await slack.as("U0ANA").command("/try", "order 1001", { channel: "C0CARE" })).toEqual({
      ok: true,
      problem: null,
    });
    const answer = await slack.waitForMessage("C0CARE", "U0ANA", /You said order 1001/);
    expect(answer).toMatchObject({ ephemeral: true, visibleTo: "U0ANA", botId: "B0OMNI" });
    expect(slack.messages("C0CARE", "U0ANA").map((each) => each.text)).toEqual([
      "Working on it.",
      "You said order 1001",
    ]);
    expect(slack.messages("C0CARE", "U0BEN")).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it("come with mentions, channels, links and entities escaped where the manifest asks for it", async () => {
    const heard: string[] = [];
    const { slack } = await startWithApp((app) => {
      app.command(/.*/, async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      });
    });
    const typed = "by @ana or @leads in #care <b> & https://a.example/x?y=1 or z@b.example @nobody";
    await slack.as("U0ANA").command("/try", typed);
    await slack.as("U0ANA").command("/raw", typed);
    expect(heard).toEqual([
      "by <@U0ANA|ana> or <!subteam^S0LEADS|@leads> in <#C0CARE|care> &lt;b&gt; &amp; " +
        "<https://a.example/x?y=1> or <mailto:z@b.example|z@b.example> @nobody",
      typed,
    ]);
  });

  it("are refused in threads, for people of another organisation, and when nobody declared them", async () => {
    const { slack } = await startWithApp(() => {});
    const thread = (await slack.as("U0ANA").say("C0CARE", "hello")).ts;
    if (!thread) throw new Error("no thread");
    const inThread = await slack.as("U0ANA").command("/try", "x", { channel: "C0CARE", thread });
    expect(inThread.problem).toBe("/try is not supported in threads. Sorry!");
    const outsider = await slack.as("U0PAT").command("/try", "x", { channel: "C0PARTNERS" });
    expect(outsider.problem).toBe("/try is not a valid command.");
    expect((await slack.as("U0ANA").command("/nope")).problem).toBe("/nope is not a valid command.");
    expect(slack.traffic().filter((each) => each.direction === "to-app")).toEqual([]);
    expect(slack.notices()).toHaveLength(3);
  });

  it("say operation_timeout when the app does not acknowledge, dispatch_failed when it is not there", async () => {
    const { slack } = await startWithApp(
      (app) => {
        app.command("/try", async () => {
          await Promise.withResolvers<never>().promise;
        });
      },
      { ackTimeoutMs: 50 },
    );
    const ana = slack.as("U0ANA");
    expect((await ana.command("/try")).problem).toBe('/try failed with the error "operation_timeout"');
    slack.connect("http://127.0.0.1:1/slack/events");
    expect((await ana.command("/try")).problem).toBe('/try failed with the error "dispatch_failed"');
    expect(slack.notices().map((notice) => notice.person)).toEqual(["U0ANA", "U0ANA"]);
  });
});

describe("response URLs", () => {
  it("add a message for replace_original after a command, and none for delete_original", async () => {
    const { slack } = await startWithApp((app) => {
      app.command("/try", async ({ ack, respond }) => {
        await ack("first");
        await respond({ text: "second", replace_original: true });
        await respond({ text: "", delete_original: true });
        await respond({ text: "for all", response_type: "in_channel" });
      });
    });
    await slack.as("U0ANA").command("/try", "", { channel: "C0CARE" });
    await slack.waitForMessage("C0CARE", "U0BEN", /for all/);
    expect(slack.messages("C0CARE", "U0ANA").map((each) => each.text)).toEqual([
      "first",
      "second",
      "for all",
    ]);
  });

  it("work five times, for thirty minutes", async () => {
    let now = 1_800_000_000_000;
    const urls: string[] = [];
    const { slack } = await startWithApp(
      (app) => {
        app.command("/try", async ({ ack, body }) => {
          urls.push(body.response_url);
          await ack();
        });
      },
      { now: () => now },
    );
    await slack.as("U0ANA").command("/try");
    await slack.as("U0ANA").command("/try");
    const statuses: number[] = [];
    for (let use = 0; use < 6; use++) statuses.push(await post(urls[0]));
    now += 30 * 60_000 + 1;
    statuses.push(await post(urls[1]));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404, 404]);
    expect(slack.violations().map((each) => each.error)).toEqual(["used_url", "expired_url"]);
  });
});
