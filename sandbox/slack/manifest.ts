import { z } from "zod";

const Text = z.string().optional().default("");

/** What the stand-in reads of an app manifest: https://docs.slack.dev/reference/app-manifest */
const Manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(true),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string().startsWith("/"),
            description: Text,
            usage_hint: Text,
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string(),
            type: z.enum(["global", "message"]),
            callback_id: z.string(),
            description: Text,
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).default([]) }).prefault({}) })
    .prefault({}),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }).prefault({}),
      interactivity: z
        .looseObject({ is_enabled: z.boolean(), message_menu_options_url: z.string().optional() })
        .prefault({ is_enabled: false }),
    })
    .prefault({}),
});
export type Manifest = z.infer<typeof Manifest>;

/** @throws ZodError when the manifest is not one. */
export const parseManifest = (manifest: unknown): Manifest => Manifest.parse(manifest);

/** Scopes an event asks for: the section "required scopes" of reference/events. */
export const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  "message.im": "im:history",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  channel_left: "channels:read",
  channel_archive: "channels:read",
  channel_deleted: "channels:read",
  channel_unarchive: "channels:read",
  group_left: "groups:read",
  group_archive: "groups:read",
  group_deleted: "groups:read",
  group_unarchive: "groups:read",
};
