/** Whose a field is alone; "both": of another kind in each. */
export type Side = "sandbox" | "emulate" | "both";

/** Why the stand-in and emulate@0.12.2 differ: method, field, whose it is alone ("both": of another kind), why. */
export const EXPLAINED: readonly (readonly [method: RegExp, field: RegExp, who: Side, why: string])[] = [
  [/auth.test/, /^is_enterprise_install$/, "sandbox", "documented; emulate leaves it out"],
  [/auth.test/, /^app_id$/, "emulate", "not in Slack's documentation of this method"],
  [/bots.info/, /^bot\.(updated|app_id|user_id)$/, "sandbox", "documented; emulate leaves them out"],
  [/bots.info/, /^bot\.icons\.image_48$/, "emulate", "nobody has a picture in the stand-in"],
  [
    /users\.(info|list)/,
    /^(user|members\[\])\.(tz|tz_label|tz_offset|updated)$/,
    "sandbox",
    "emulate knows no time zones",
  ],
  [
    /users\.(info|list)/,
    /^(user|members\[\])\.(is_\w+|profile\.team)$/,
    "sandbox",
    "emulate knows neither guests nor owners",
  ],
  [
    /users\.(info|list)/,
    /^(user|members\[\])\.profile\.(image_|huddle_|status_emoji_display)/,
    "emulate",
    "no pictures, no huddles",
  ],
  [
    /conversations\.(info|list)/,
    /^channels?(\[\])?\.(is_(general|org_shared|shared|ext_shared|pending_ext_shared)|context_team_id|shared_team_ids.*)$/,
    "sandbox",
    "emulate knows no channels shared with others",
  ],
  [
    /conversations\.(info|list)/,
    /^channels?(\[\])?\.(is_open|last_read|creator)$/,
    "emulate",
    "what an app has read, and who made a channel, is kept by neither; emulate says something",
  ],
  [
    /chat\.(postMessage|update)/,
    /^message\.(bot_id|app_id|team)$/,
    "sandbox",
    "documented; emulate leaves them out",
  ],
  [
    /chat\.update/,
    /^message\.thread_ts$/,
    "sandbox",
    "a message with replies is in its own thread, as in Slack",
  ],
  [
    /conversations\.(history|replies)/,
    /^messages\[\]\.(bot_id|app_id|team)$/,
    "sandbox",
    "documented of what an app wrote; emulate leaves them out",
  ],
  [
    /conversations\.(history|replies)/,
    /^messages\[\]\.thread_ts$/,
    "sandbox",
    "a message with replies is in its own thread, as in Slack",
  ],
  [
    /conversations\.replies/,
    /^response_metadata\.next_cursor$/,
    "sandbox",
    "Slack's page on pagination: an empty cursor says the same as none",
  ],
  [/views\./, /^view\.app_installed_team_id$/, "sandbox", "documented; emulate leaves it out"],
  [/views\.publish/, /^view\.title/, "both", "Slack gives a Home the title “View Title”; emulate null"],
  [
    /files\.completeUploadExternal/,
    /^files\[\]\.(channels|groups|ims|shares|comments_count|is_starred|has_rich_preview)/,
    "emulate",
    "where a file was shared is not kept; the messages that carry it are",
  ],
];
