import { z } from "zod";
import { claimEvent } from "../database/events.ts";
import type { Desk } from "./desk.ts";

/** The events after which the app can tell a channel nothing more. */
export const GONE = [
  "channel_archive",
  "channel_deleted",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
] as const;

/**
 * @see https://docs.slack.dev/reference/events/channel_left
 * @see https://docs.slack.dev/reference/events/channel_archive
 */
const Gone = z.object({
  api_app_id: z.string(),
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({ type: z.enum(GONE), channel: z.string() }),
});

const BECAUSE = {
  archive: "The channel was archived.",
  deleted: "The channel was deleted.",
  left: "I was removed from the channel.",
} as const;

/** The app was removed from a channel, or the channel is closed: its alerts pause, and who made them is told. */
export async function onGone(desk: Desk, { body }: { body: unknown }): Promise<void> {
  const { api_app_id: app, team_id: team, event_id, event } = Gone.parse(body);
  desk.channels.forget(event.channel);
  if (!(await claimEvent(desk.database.db, { app, team, event: event_id, now: desk.now() }))) return;
  const how = event.type.endsWith("archive") ? "archive" : event.type.endsWith("left") ? "left" : "deleted";
  await desk.pauseAlerts(event.channel, BECAUSE[how]);
}
