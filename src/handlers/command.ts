import type { AckFn, SlashCommand } from "@slack/bolt";
import { z } from "zod";
import { converse } from "./converse.ts";
import type { Desk } from "./desk.ts";
import { interactionOf } from "./interaction.ts";
import { triggeredModal } from "./modal.ts";
import { commandSurface } from "./surfaces.ts";

/** @see https://docs.slack.dev/interactivity/implementing-slash-commands */
const Command = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: z.string(),
  team_id: z.string().optional(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.url(),
});

const NOUN = /^\/omni-([a-z]+)$/;

/** A slash command: `/omni order 1001`, or `/omni-order 1001`, which is the same. */
export async function onCommand(
  desk: Desk,
  { command, ack }: { command: SlashCommand; ack: AckFn<string> },
): Promise<void> {
  await ack();
  const {
    command: name,
    text,
    user_id: user,
    team_id: team,
    channel_id: channel,
    trigger_id: trigger,
    response_url,
  } = Command.parse(command);
  const surface = commandSurface(desk, response_url, channel);
  const modal = triggeredModal(desk.client, trigger);
  const interaction = interactionOf(desk, { kind: "command", name, user, team, channel, modal, surface });
  const noun = NOUN.exec(name)?.[1];
  await converse(desk, interaction, noun === undefined ? text : `${noun} ${text}`);
}
