import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { z } from "zod";
import { EVENTS } from "../src/handlers/register.ts";
import { SHORTCUTS } from "../src/handlers/shortcut.ts";
import { slashCommands } from "../src/handlers/slash-commands.ts";
import { OPERATIONS } from "../src/operations/index.ts";
import { sourcesOf } from "./support/sources.ts";

/** Slack's limits of a manifest: https://docs.slack.dev/reference/app-manifest */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.number() }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.record(z.string(), z.boolean()),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(["global", "message"]),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9-]{1,31}$/),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

const text = await readFile(new URL("../manifest.yml", import.meta.url), "utf8");
const manifest = Manifest.parse(parse(text));

/** What each thing the app uses asks for, from the page of the method or the event in Slack's reference. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "chat.delete": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.info": ["channels:read", "groups:read", "im:read", "mpim:read"],
  "conversations.open": ["im:write"],
  filesUploadV2: ["files:write"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "users.conversations": ["channels:read", "groups:read"],
  "users.info": ["users:read"],
  "auth.test": [],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  channel_archive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_id_changed: [],
  channel_left: ["channels:read"],
  group_archive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_left: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  "message.im": ["im:history"],
};

test("the commands are the ones that the operations make", () => {
  expect(manifest.features.slash_commands).toEqual(slashCommands(OPERATIONS));
});

test("the shortcuts and events are the ones that are answered", () => {
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(Object.values(SHORTCUTS));
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS]);
});

test("the scopes are exactly those of the methods and events that are used, each with its reason", async () => {
  const rooms = await Promise.all([sourcesOf("src/handlers"), sourcesOf("src/slack")]);
  const sources = rooms
    .flat()
    .map(({ text: source }) => source)
    .join("\n");
  const calls = Array.from(
    sources.matchAll(/client\.((?:[a-z]+\.)*[a-zA-Z0-9]+)\(/g),
    ([, method]) => method ?? "",
  );
  const used = [...new Set(calls), ...EVENTS];
  expect(used.filter((name) => SCOPES[name] === undefined)).toEqual([]);
  const needed = new Set(["commands", ...used.flatMap((name) => SCOPES[name] ?? [])]);
  expect(manifest.oauth_config.scopes.bot).toEqual([...needed].toSorted());
  const lines = text.split("\n").filter((line) => /^ {6}- [a-z_]+(:[a-z]+)?/.test(line));
  expect(lines.filter((line) => !/ # \S/.test(line))).toEqual([]);
});
