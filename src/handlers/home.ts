import { z } from "zod";
import { homeView } from "../blocks/home.ts";
import type { Desk } from "./desk.ts";
import { openGate } from "./gate.ts";
import { viewFor } from "./give.ts";
import { interactionOf, silent } from "./interaction.ts";
import { within } from "./boundary.ts";

/** @see https://docs.slack.dev/reference/events/app_home_opened */
const Opened = z.object({ team_id: z.string(), event: z.object({ user: z.string(), tab: z.string() }) });

/** Publishes the Home of a person who opens it: what they may do, each with a way in. */
export async function onHomeOpened(desk: Desk, { body }: { body: unknown }): Promise<void> {
  const { team_id: team, event } = Opened.parse(body);
  if (event.tab !== "home") return;
  const interaction = interactionOf(desk, {
    kind: "home",
    name: "app_home_opened",
    user: event.user,
    team,
    channel: undefined,
    modal: undefined,
    surface: silent,
  });
  await within(desk, interaction, async () => {
    const gate = await openGate(desk, interaction);
    const view = homeView(gate.offers, viewFor(desk, interaction, gate), gate.policy.administrators);
    await desk.client.views.publish({ user_id: event.user, view });
  });
}
