import { createServer, type RequestListener } from "node:http";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import {
  createSlackSandbox,
  type SlackSandbox,
  type SlackSandboxOptions,
} from "../../sandbox/slack/index.ts";

export const MANIFEST = {
  display_information: { name: "Tester" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: "tester", always_online: true },
    slash_commands: [
      { command: "/try", description: "Try it", usage_hint: "[words]", should_escape: true },
      { command: "/raw", description: "Not escaped", should_escape: false },
    ],
    shortcuts: [
      { name: "Menu", type: "global", callback_id: "menu", description: "Opens the menu" },
      { name: "Look up", type: "message", callback_id: "look_up", description: "Looks up" },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        "app_mentions:read",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "im:history",
        "im:read",
        "im:write",
        "usergroups:read",
        "users:read",
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ["app_home_opened", "app_mention", "member_joined_channel", "message.im"],
    },
    interactivity: { is_enabled: true },
  },
};

export const BOT_TOKEN = "xoxb-test";
export const SIGNING_SECRET = "a-signing-secret";

/** A stand-in on a free port, with a client on it; both gone when the test is over. */
export async function startSlack(
  options: Partial<SlackSandboxOptions> = {},
): Promise<{ slack: SlackSandbox; client: WebClient; url: string; apiUrl: string }> {
  const slack = createSlackSandbox({
    manifest: MANIFEST,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    rateLimits: "off",
    ...options,
  });
  const { url, apiUrl } = await slack.listen();
  onTestFinished(() => slack.close());
  const client = new WebClient(BOT_TOKEN, {
    slackApiUrl: apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  });
  return { slack, client, url, apiUrl };
}

/** The same with a real app between: `register` adds its listeners. */
export async function startWithApp(
  register: (app: App) => void,
  options: Partial<SlackSandboxOptions> = {},
): Promise<{ slack: SlackSandbox; client: WebClient; url: string }> {
  const { slack, client, url, apiUrl } = await startSlack(options);
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
  const app = new App({
    token: BOT_TOKEN,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl },
  });
  register(app);
  const server = await receiver.start(0);
  onTestFinished(async () => {
    server.closeAllConnections();
    await app.stop();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The app has no port.");
  slack.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return { slack, client, url };
}

/** The code with which Slack refused a call; "ok" when it did not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    const data: unknown = error instanceof Error && "data" in error ? error.data : undefined;
    return typeof data === "object" && data !== null && "error" in data ? String(data.error) : String(error);
  }
}

/** A bare HTTP server for one test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}/`;
}
