import { itemsSheet } from "../../blocks/alerts/index.ts";
import { muteForm } from "../../blocks/alerts/mute-form.ts";
import { claimedBy, noSuchAlarm, overSince, soAlready } from "../../blocks/alerts/pressed.ts";
import { csvSent, outOfDate } from "../../blocks/conversation/index.ts";
import type { Alarms, Pressed } from "../../operations/alert/alarms.ts";
import { uploadToPerson } from "../../slack/files.ts";
import { snoozeUntil } from "../../watch/decide/snooze.ts";
import { ask } from "../ask.ts";
import type { Desk } from "../desk.ts";
import { viewFor } from "../give.ts";
import type { Interaction } from "../interaction.ts";
import { onlyLooking } from "../only-looking.ts";
import { fileOf } from "../send-csv.ts";
import { alarmsFor, type Before, entryOf, mayPress, PRESSES } from "./may.ts";

type Verb = keyof typeof PRESSES;

/** A button or a menu on the card of an alarm: who may is asked at each click, and an old card says what is true now. */
export async function clickAlarm(
  desk: Desk,
  interaction: Interaction,
  value: string,
  { id }: { readonly id: string },
): Promise<void> {
  const verb = verbOf(id);
  if (verb === undefined) return interaction.surface.whisper(outOfDate());
  const before = await mayPress(desk, interaction, value, PRESSES[verb]);
  if (before !== undefined) await WORKS[verb](desk, interaction, before);
}

function verbOf(id: string): Verb | undefined {
  const verb = id.split(".")[1] ?? "";
  return isVerb(verb) ? verb : undefined;
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(PRESSES, verb);
}

type Work = (desk: Desk, interaction: Interaction, before: Before) => Promise<void>;

const WORKS: Readonly<Record<Verb, Work>> = {
  claim: press("claim", (alarms, by, { said }) => alarms.claim(said.a, by)),
  unclaim: press("unclaim", (alarms, by, { said }) => alarms.unclaim(said.a, by)),
  wake: press("wake", (alarms, by, { said }) => alarms.wake(said.a, by)),
  snooze: async (desk, interaction, before) => {
    const { until } = before.said;
    if (until === undefined) return interaction.surface.whisper(outOfDate());
    // "Tomorrow" is that of whoever snoozes.
    const end = snoozeUntil(until, before.gate.who.zone, desk.now());
    await press("snooze", (alarms, by, { said }) => alarms.snooze(said.a, by, end))(
      desk,
      interaction,
      before,
    );
  },
  mute: async (desk, interaction, { said, alarm }) => {
    const items = await desk.alarms(onlyLooking).itemsOf(said.a);
    const skus = items.map(({ sku }) => sku);
    await interaction.modal?.show(muteForm(said.a, alarm.view.rule.name, skus));
  },
  elsewhere: async (desk, interaction, { said }) => {
    if (said.sku === undefined) return interaction.surface.whisper(outOfDate());
    await ask(desk, interaction, { operation: "stock.read", values: { sku: [said.sku] } });
  },
  csv: async (desk, interaction, { said, alarm }) => {
    const items = await desk.alarms(onlyLooking).itemsOf(said.a);
    const sheet = itemsSheet(alarm.view.rule, items, desk.now());
    const link = await uploadToPerson(desk.client, interaction.user, fileOf(sheet));
    await interaction.surface.whisper(csvSent(link));
  },
};

/** Does it where the database lets it; the card tells of what changed, the person of what did not. */
function press(
  verb: "claim" | "unclaim" | "snooze" | "wake",
  act: (alarms: Alarms, by: string, before: Before) => Promise<Pressed>,
): Work {
  return async (desk, interaction, before) => {
    const pressed = await act(alarmsFor(desk, interaction, before, PRESSES[verb]), interaction.user, before);
    const view = viewFor(desk, interaction, before.gate);
    const { surface } = interaction;
    const isChanged = pressed.kind === "done" && pressed.changed;
    if (isChanged) return;
    if (pressed.kind === "taken") {
      const reason = `${pressed.by} had claimed it.`;
      const entry = entryOf(interaction, before, PRESSES[verb]);
      await desk.audit.append({ ...entry, outcome: "failed", reason });
      return surface.whisper(claimedBy(pressed.by, pressed.at, view));
    }
    if (pressed.kind === "closed") return surface.whisper(overSince(pressed.alarm, view));
    if (pressed.kind === "gone") return surface.whisper(noSuchAlarm());
    if (verb !== "snooze") await surface.whisper(soAlready(verb));
  };
}
