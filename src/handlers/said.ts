import { z } from "zod";
import { claimEvent } from "../database/events.ts";
import { converse } from "./converse.ts";
import type { Desk } from "./desk.ts";
import { interactionOf } from "./interaction.ts";
import { directSurface, mentionSurface } from "./surfaces.ts";

/**
 * What was said to the app: a mention in a channel, or a message in its direct messages.
 * @see https://docs.slack.dev/reference/events/app_mention
 * @see https://docs.slack.dev/reference/events/message.im
 */
const Said = z.object({
  api_app_id: z.string(),
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    type: z.enum(["app_mention", "message"]),
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    user: z.string().optional(),
    text: z.string().default(""),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});
type Said = z.infer<typeof Said>;

/** Answers a mention in its thread, and a direct message where it stands; each delivery once. */
export async function onSaid(desk: Desk, { body }: { body: unknown }): Promise<void> {
  const said = Said.parse(body);
  const { event } = said;
  const { user } = event;
  if (user === undefined || event.bot_id !== undefined || event.subtype !== undefined) return;
  if (event.type === "message" && event.channel_type !== "im") return;
  const { botUser } = await desk.identity();
  if (user === botUser) return;
  const mentioned = event.type === "app_mention";
  const surface = mentioned
    ? mentionSurface(desk, { channel: event.channel, thread: event.thread_ts, ts: event.ts, user })
    : directSurface(desk, { channel: event.channel, thread: event.thread_ts });
  const kind = mentioned ? "mention" : "direct";
  const interaction = interactionOf(desk, {
    kind,
    name: event.type,
    user,
    team: said.team_id,
    channel: event.channel,
    modal: undefined,
    surface,
  });
  await converse(desk, interaction, withoutMention(event.text, botUser), () => isFirst(desk, said));
}

async function isFirst(
  { database, now }: Desk,
  { api_app_id: app, team_id: team, event_id: event }: Said,
): Promise<boolean> {
  return claimEvent(database.db, { app, team, event, now: now() });
}

/** The words after the mention of the app; where nothing follows it, those before. */
function withoutMention(text: string, botUser: string): string {
  const [before = "", ...after] = text.split(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`));
  return after.join(" ").trim() || before.trim();
}
