import { describe, expect, it } from "vitest";
import { refusal, serve, startSlack, startWithApp } from "./harness.ts";

describe("messages of people", () => {
  it("mention the app in a thread and are answered there", async () => {
    const { slack, client } = await startWithApp((app) => {
      app.event("app_mention", async ({ event, say }) => {
        await say({ text: `heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
      });
    });
    const ana = slack.as("U0ANA");
    const { ts } = await ana.say("C0CARE", "is this known?");
    await ana.say("C0CARE", "@tester order 1001 & more", ts);
    const answer = await slack.waitForMessage("C0CARE", "U0BEN", /heard/);
    expect(answer.text).toBe("heard: <@U0OMNI> order 1001 &amp; more");
    expect(answer.threadTs).toBe(ts);
    const [parent] = ana.messages("C0CARE");
    expect(parent).toMatchObject({ replyCount: 2, replyUsers: ["U0ANA", "U0OMNI"] });
    expect(
      await refusal(client.chat.postMessage({ channel: "C0CARE", text: "x", thread_ts: "1.000001" })),
    ).toBe("thread_not_found");
  });

  it("reach the app in its direct message, and come from the organisation they come from", async () => {
    const heard: unknown[] = [];
    const { slack } = await startWithApp((app) => {
      app.event("app_mention", async ({ event }) => void heard.push(event));
      app.message(async ({ message }) => void heard.push(message));
    });
    const ben = slack.as("U0BEN");
    await ben.say(ben.direct(), "stock TEE-RED-M");
    await slack.as("U0PAT").say("C0PARTNERS", "@tester stock CAP");
    expect(heard).toMatchObject([
      { type: "message", channel_type: "im", channel: "D0BEN", text: "stock TEE-RED-M", user: "U0BEN" },
      { type: "app_mention", channel: "C0PARTNERS", user: "U0PAT", user_team: "T0PARTNER" },
    ]);
  });

  it("are delivered again, marked as repeated, when the app failed to take them", async () => {
    const retries: unknown[] = [];
    const url = await serve((request, response) => {
      retries.push(request.headers["x-slack-retry-num"] ?? null);
      response.writeHead(retries.length === 1 ? 500 : 200).end();
    });
    const { slack } = await startSlack({ appUrl: url });
    await slack.as("U0ANA").say("C0CARE", "@tester hello");
    await slack.waitFor(() => retries.length === 2);
    expect(retries).toEqual([null, "1"]);
  });

  it("mention an app that is not there in vain", async () => {
    const { slack } = await startWithApp(() => {});
    await slack.as("U0ANA").leave("C0RANDOM", "U0OMNI");
    await slack.as("U0ANA").say("C0RANDOM", "@tester hello");
    expect(slack.notices().map((each) => each.text)).toEqual([
      "You mentioned @tester, but they’re not in this channel.",
    ]);
  });

  it("tell the app when it joins a channel", async () => {
    const joined: string[] = [];
    const { slack } = await startWithApp((app) => {
      app.event(
        "member_joined_channel",
        async ({ event }) => void joined.push(`${event.user} ${event.channel}`),
      );
    });
    const ana = slack.as("U0ANA");
    await ana.leave("C0RANDOM", slack.app.botUserId);
    await ana.join("C0RANDOM", slack.app.botUserId);
    expect(joined).toEqual(["U0OMNI C0RANDOM"]);
  });

  it("mark what is unread, for those who have not read it", async () => {
    const { slack, url } = await startSlack();
    await slack.as("U0ANA").say("C0CARE", "one");
    slack.welcome("C0CARE", "two");
    const unread = async (person: string): Promise<unknown> => {
      const response = await fetch(`${url}/page/api/state?person=${person}`);
      const body: unknown = await response.json();
      return body;
    };
    expect(await unread("U0BEN")).toMatchObject({ channels: [{ id: "C0CARE", unread: 2 }, {}, {}, {}, {}] });
    slack.as("U0BEN").read("C0CARE");
    expect(await unread("U0BEN")).toMatchObject({ channels: [{ unread: 0 }, {}, {}, {}, {}] });
    expect(await unread("U0ANA")).toMatchObject({ channels: [{ unread: 1 }, {}, {}, {}, {}] });
  });
});

describe("who sees what", () => {
  it("guests and outsiders see the channels they are in, full members all of them", async () => {
    const { slack } = await startSlack();
    await slack.as("U0BEN").say("C0STOCK", "secret");
    expect(slack.messages("C0STOCK", "U0PRIYA")).toHaveLength(1);
    expect(slack.messages("C0STOCK", "U0GUS")).toEqual([]);
    expect(slack.messages("C0STOCK", "U0PAT")).toEqual([]);
    expect((await slack.as("U0GUS").say("C0STOCK", "me too")).ok).toBe(false);
  });
});

describe("requests to the app", () => {
  it("can be sent again, and forged, and a real app refuses the forged ones", async () => {
    let runs = 0;
    const { slack } = await startWithApp((app) => {
      app.command("/try", async ({ ack }) => {
        runs += 1;
        await ack();
      });
    });
    await slack.as("U0ANA").command("/try");
    const record = slack.traffic().find((each) => each.direction === "to-app");
    if (!record) throw new Error("no record");
    expect(record).toMatchObject({ label: "/try", signed: "valid", status: 200, error: null });
    expect(JSON.stringify(slack.traffic())).not.toContain("legacy-verification-token");
    expect((await slack.redeliver(record.id)).status).toBe(200);
    for (const how of ["none", "old", "wrong"] as const) {
      expect(await slack.forge(record.id, how)).toMatchObject({ ok: false, status: 401 });
    }
    expect(runs).toBe(2);
  });
});
