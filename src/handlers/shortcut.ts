import type { AckFn } from "@slack/bolt";
import { z } from "zod";
import { noOrdersFound } from "../blocks/conversation/here.ts";
import { outOfDate } from "../blocks/conversation/index.ts";
import { lookupOrdersView } from "../blocks/form/lookup-orders.ts";
import { orderNumbersIn } from "../words/order-numbers.ts";
import { unescapeSlack } from "../words/slack-text.ts";
import { ask } from "./ask.ts";
import { within } from "./boundary.ts";
import type { Desk } from "./desk.ts";
import { type Interaction, interactionOf } from "./interaction.ts";
import { triggeredModal } from "./modal.ts";
import { modalSurface } from "./surfaces.ts";

/** Callback ids, as the manifest names them. */
export const SHORTCUTS = { menu: "omni-menu", lookUp: "look-up-orders" } as const;

/** @see https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
const Shortcut = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ text: z.string().default("") }).optional(),
});

/** The global shortcut opens the menu; the one on a message looks up the orders that the message names. */
export async function onShortcut(
  desk: Desk,
  { body, ack }: { body: unknown; ack: AckFn<void> },
): Promise<void> {
  await ack();
  const { callback_id: name, trigger_id, user, team, channel, message } = Shortcut.parse(body);
  const modal = triggeredModal(desk.client, trigger_id);
  const surface = modalSurface(desk, {
    modal,
    title: "Omni",
    channel: channel?.id,
    metadata: undefined,
    person: user.id,
  });
  const interaction = interactionOf(desk, {
    kind: "shortcut",
    name,
    user: user.id,
    team: team?.id,
    channel: channel?.id,
    modal,
    surface,
  });
  await within(desk, interaction, async () => {
    if (name === SHORTCUTS.menu) return ask(desk, interaction, { operation: "menu", values: {} });
    if (name === SHORTCUTS.lookUp) return lookUp(desk, interaction, message?.text ?? "");
    interaction.log.warn("nobody answers this shortcut");
    await surface.whisper(outOfDate());
  });
}

async function lookUp(desk: Desk, interaction: Interaction, text: string): Promise<void> {
  const numbers = orderNumbersIn(unescapeSlack(text));
  const { channel, modal, surface } = interaction;
  if (numbers.length === 0) return surface.whisper(noOrdersFound());
  if (numbers.length > 1)
    return modal?.show(lookupOrdersView(numbers, channel === undefined ? {} : { channel }));
  await ask(desk, interaction, { operation: "order.read", values: { order: numbers } });
}
