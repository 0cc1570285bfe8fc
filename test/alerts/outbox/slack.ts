import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { createSlackSandbox } from "../../../sandbox/slack/index.ts";
import { openSlackProxy, type SlackProxy } from "../../support/slack-proxy.ts";
import { openValve, type Valve } from "../../support/valve.ts";
import { TOKEN } from "./client.ts";

/** A stand-in Slack, what answers in its place, and in front of both what loses calls and answers. */
export interface SlackStreet {
  readonly proxy: SlackProxy;
  readonly valve: Valve;
  /** What stands in a channel. */
  readonly told: (channel: string) => string[];
  readonly close: () => Promise<void>;
}

export async function openSlack(): Promise<SlackStreet> {
  const slack = createSlackSandbox({
    manifest: parse(await readFile("manifest.yml", "utf8")),
    botToken: TOKEN,
    signingSecret: "outbox-signing-secret-0123456789a",
    rateLimits: "off",
  });
  const { apiUrl } = await slack.listen();
  const proxy = await openSlackProxy(apiUrl);
  const valve = await openValve(proxy.apiUrl);
  return {
    proxy,
    valve,
    told: (channel) =>
      slack
        .messages(channel, "U0ANA")
        .filter(({ botId }) => botId !== null)
        .map(({ text }) => text),
    close: async () => {
      await valve[Symbol.asyncDispose]();
      await Promise.all([proxy.close(), slack.close()]);
    },
  };
}
