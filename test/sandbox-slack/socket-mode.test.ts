import { App, LogLevel } from "@slack/bolt";
import { describe, expect, it, onTestFinished } from "vitest";
import { BOT_TOKEN, startSlack } from "./harness.ts";

describe("Socket Mode", () => {
  it("carries commands, long answers and mentions to a real app, also after a disconnect", async () => {
    const { slack, apiUrl } = await startSlack({ appToken: "xapp-test" });
    const app = new App({
      token: BOT_TOKEN,
      appToken: "xapp-test",
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: apiUrl },
    });
    app.command("/try", async ({ ack, command }) => ack(command.text.repeat(39)));
    app.event("app_mention", async ({ say }) => void (await say("heard")));
    await app.start();
    onTestFinished(async () => void (await app.stop()));
    const ana = slack.as("U0ANA");
    expect(await ana.command("/try", "x".repeat(1000), { channel: "C0CARE" })).toMatchObject({ ok: true });
    slack.disconnectSockets();
    await slack.waitFor(() => slack.traffic().filter((each) => each.label === "Socket Mode").length === 2);
    await ana.say("C0CARE", "@tester hello");
    await slack.waitForMessage("C0CARE", "U0ANA", /^heard/);
    expect(slack.messages("C0CARE", "U0ANA").map((each) => each.text.length)).toEqual([39_000, 15, 5]);
    expect(
      slack
        .traffic()
        .filter((each) => each.method === "SOCKET")
        .map((each) => each.label),
    ).toEqual(["/try", "app_mention"]);
  });
});
