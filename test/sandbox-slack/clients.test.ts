import { App, ExpressReceiver, HTTPReceiver, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import {
  App as App4,
  ExpressReceiver as ExpressReceiver4,
  HTTPReceiver as HTTPReceiver4,
} from "slack-bolt-4";
import { LogLevel as LogLevel4 } from "slack-bolt-4";
import { WebClient as WebClient7 } from "slack-web-api-7";
import { describe, expect, it, onTestFinished } from "vitest";
import type { SlackSandbox } from "../../sandbox/slack/index.ts";
import { BOT_TOKEN, SIGNING_SECRET, startSlack } from "./harness.ts";
import { answerTo, onCommand, onDone, onHome, onLookUp, onMention, SKUS } from "./story.ts";

const APP_TOKEN = "xapp-test";
const QUIET = { logLevel: LogLevel.ERROR };
const QUIET_4 = { logLevel: LogLevel4.ERROR };
const common = (apiUrl: string) => ({ token: BOT_TOKEN, clientOptions: { slackApiUrl: apiUrl } });

/** Starts an app of one version behind one receiver; resolves with how to reach it, if it is to be reached. */
type Start = (apiUrl: string) => Promise<string | undefined>;

async function listening(server: { start(port: number): Promise<{ address(): unknown }> }): Promise<string> {
  const address = (await server.start(0)).address();
  if (typeof address !== "object" || address === null || !("port" in address)) throw new Error("no port");
  return `http://127.0.0.1:${String(address.port)}/slack/events`;
}

/** Gives an app its listeners, and stops it in the end. The same for both versions, whose types differ. */
function finish5(app: App): void {
  app.command("/try", onCommand);
  app.options("sku", async ({ ack }) => ack(SKUS));
  app.view("form", async ({ ack, view }) => ack(answerTo(view.state.values)));
  app.action("done", onDone);
  app.event("app_mention", onMention);
  app.event("app_home_opened", onHome);
  app.shortcut("menu", async ({ ack }) => ack());
  app.shortcut({ type: "message_action", callback_id: "look_up" }, onLookUp);
  onTestFinished(async () => void (await app.stop()));
}

function finish4(app: App4): void {
  app.command("/try", onCommand);
  app.options("sku", async ({ ack }) => ack(SKUS));
  app.view("form", async ({ ack, view }) => ack(answerTo(view.state.values)));
  app.action("done", onDone);
  app.event("app_mention", onMention);
  app.event("app_home_opened", onHome);
  app.shortcut("menu", async ({ ack }) => ack());
  app.shortcut({ type: "message_action", callback_id: "look_up" }, onLookUp);
  onTestFinished(async () => void (await app.stop()));
}

const HTTP = { signingSecret: SIGNING_SECRET };
const SOCKET = { socketMode: true, appToken: APP_TOKEN } as const;
const options5 = (apiUrl: string) => ({ ...common(apiUrl), ...QUIET });
const options4 = (apiUrl: string) => ({ ...common(apiUrl), ...QUIET_4 });

async function http5(apiUrl: string, receiver: HTTPReceiver | ExpressReceiver): Promise<string> {
  finish5(new App({ receiver, ...options5(apiUrl) }));
  return listening(receiver);
}

async function http4(apiUrl: string, receiver: HTTPReceiver4 | ExpressReceiver4): Promise<string> {
  finish4(new App4({ receiver, ...options4(apiUrl) }));
  return listening(receiver);
}

const STARTS: Readonly<Record<string, Start>> = {
  "Bolt 5, its own HTTP receiver": (apiUrl) => http5(apiUrl, new HTTPReceiver({ ...HTTP, ...QUIET })),
  "Bolt 5 on Express": (apiUrl) => http5(apiUrl, new ExpressReceiver({ ...HTTP, ...QUIET })),
  "Bolt 5 over Socket Mode": async (apiUrl) => {
    const app = new App({ ...SOCKET, ...options5(apiUrl) });
    finish5(app);
    await app.start();
    return undefined;
  },
  "Bolt 4, its own HTTP receiver": (apiUrl) => http4(apiUrl, new HTTPReceiver4({ ...HTTP, ...QUIET_4 })),
  "Bolt 4 on Express": (apiUrl) => http4(apiUrl, new ExpressReceiver4({ ...HTTP, ...QUIET_4 })),
  "Bolt 4 over Socket Mode": async (apiUrl) => {
    const app = new App4({ ...SOCKET, ...options4(apiUrl) });
    finish4(app);
    await app.start();
    return undefined;
  },
};

async function startStory(start: Start): Promise<SlackSandbox> {
  const { slack, apiUrl } = await startSlack({ appToken: APP_TOKEN });
  const appUrl = await start(apiUrl);
  if (appUrl !== undefined) slack.connect(appUrl);
  return slack;
}

describe("an app that nobody here wrote the insides of", () => {
  it.each(Object.entries(STARTS))(
    "%s: commands, forms, menus, buttons, events, files",
    async (_name, start) => {
      const slack = await startStory(start);
      const ana = slack.as("U0ANA");
      expect(await ana.command("/try", "hello", { channel: "C0CARE" })).toMatchObject({ ok: true });
      const told = await slack.waitForMessage("C0CARE", "U0ANA", /heard hello/);
      expect(told.ephemeral).toBe(true);
      const form = await slack.waitFor(() => ana.views()[0]);
      expect(await ana.suggest(form, "sku", "TEE")).toMatchObject({ options: [{ value: "TEE-1" }] });
      expect(await ana.submit(form, { note: "wrong", sku: "TEE-1" })).toMatchObject({
        errors: { note: "Say it right." },
      });
      expect(await ana.submit(ana.form(), { note: "right", sku: "TEE-1" })).toMatchObject({ ok: true });
      expect(ana.form().title?.text).toBe("Thanks");
      await ana.close(ana.form());
      const card = await slack.waitForMessage("C0CARE", "U0BEN", /^card/);
      expect(await ana.click(card, "done")).toMatchObject({ ok: true });
      await slack.waitForMessage("C0CARE", "U0BEN", /^all done/);
      const { ts } = await ana.say("C0CARE", "@tester hello");
      expect((await slack.waitForMessage("C0CARE", "U0BEN", /^hello <@U0ANA>/)).threadTs).toBe(ts);
      const file = await slack.waitForMessage("C0CARE", "U0BEN", ({ files }) => files.length > 0);
      expect(file.files[0]).toMatchObject({
        name: "list.csv",
        title: "A list",
        size: 8,
        mimetype: "text/csv",
      });
      await ana.openHome();
      expect(await slack.waitFor(() => ana.home())).toMatchObject({ type: "home" });
      expect(await ana.shortcut("menu")).toMatchObject({ ok: true });
      expect(await ana.messageShortcut("look_up", card)).toMatchObject({ ok: true });
      await slack.waitForMessage("C0CARE", "U0ANA", /^looked up/);
      expect(slack.violations()).toEqual([]);
      expect(slack.notices()).toEqual([]);
      const failed = slack.traffic().filter(({ error }) => error !== null);
      expect(failed).toEqual([]);
    },
  );

  it.each(["Bolt 5 over Socket Mode", "Bolt 4 over Socket Mode"])(
    "%s comes back when it is asked to, and when it is cut off",
    async (name) => {
      const start = STARTS[name];
      if (start === undefined) throw new Error("no such app");
      const slack = await startStory(start);
      const opened = () => slack.traffic().filter(({ label }) => label === "Socket Mode").length;
      for (const [index, how] of (["refresh", "cut"] as const).entries()) {
        expect(slack.disconnectSockets(how)).toBe(1);
        await slack.waitFor(() => opened() === index + 2, "a new connection", 20_000);
        const { ts } = await slack.as("U0ANA").say("C0CARE", `@tester ${how}`);
        await slack.waitForMessage(
          "C0CARE",
          "U0ANA",
          ({ threadTs }) => threadTs === ts && threadTs !== undefined,
        );
      }
    },
  );
});

/** What a client of either version makes of the stand-in, its own additions to the answers left out. */
async function tour(client: WebClient | WebClient7): Promise<unknown[]> {
  const answers = [
    await client.auth.test(),
    await client.conversations.list({ limit: 2 }),
    await client.conversations.info({ channel: "C0CARE" }),
    await client.conversations.members({ channel: "C0CARE" }),
    await client.users.info({ user: "U0GUS" }),
    await client.usergroups.list({ include_users: true }),
    await client.conversations.open({ users: "U0BEN" }),
    await client.apiCall("api.test", { foo: "bar" }),
  ];
  const pages: unknown[] = [];
  for await (const page of client.paginate("conversations.list", { limit: 2 })) pages.push(page);
  const refused = await client.chat
    .postMessage({ channel: "C0NONE", text: "x" })
    .catch((error: unknown) => error);
  const code = refused instanceof Error && "data" in refused ? refused.data : refused;
  return [...answers.map(withoutMetadata), pages.length, withoutMetadata(code)];
}

function withoutMetadata(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  const { response_metadata: _its, ...rest } = { response_metadata: null, ...answer };
  return rest;
}

it("the Web API's client of two major versions understands the same", async () => {
  const { apiUrl } = await startSlack();
  const retries = { retryConfig: { retries: 0 }, slackApiUrl: apiUrl };
  const now = await tour(new WebClient(BOT_TOKEN, { ...retries, ...QUIET }));
  const before = await tour(new WebClient7(BOT_TOKEN, retries));
  expect(before).toEqual(now);
  expect(now).toMatchObject([
    { ok: true, user_id: "U0OMNI", bot_id: "B0OMNI" },
    { channels: [{ id: "C0CARE" }, { id: "C0FULFIL" }] },
    { channel: { name: "care" } },
    { members: ["U0ANA", "U0BEN", "U0PRIYA", "U0GUS", "U0OMNI"] },
    { user: { is_restricted: true } },
    { usergroups: [{ handle: "leads", users: ["U0ANA"] }] },
    { channel: { id: "D0BEN" } },
    { args: { foo: "bar" } },
    3,
    { ok: false, error: "channel_not_found" },
  ]);
});
