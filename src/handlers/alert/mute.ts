import { MUTED } from "../../blocks/alerts/mute-form.ts";
import { mutedNow, noSuchAlarm, overSince } from "../../blocks/alerts/pressed.ts";
import { loadingView, messageView } from "../../blocks/form.ts";
import { readState } from "../../blocks/form/read.ts";
import type { Desk } from "../desk.ts";
import type { SentForm } from "../change/submit.ts";
import { viewFor } from "../give.ts";
import type { Interaction } from "../interaction.ts";
import { alarmsFor, mayPress, PRESSES } from "./may.ts";

/** SKUs were chosen to be looked at no more. */
export async function onMute(desk: Desk, interaction: Interaction, form: SentForm): Promise<void> {
  await form.modal.show(loadingView(form.title));
  const before = await mayPress(desk, interaction, form.metadata, PRESSES.mute);
  if (before === undefined) return;
  const skus = readState(form.state, [])[MUTED] ?? [];
  const alarms = alarmsFor(desk, interaction, before, PRESSES.mute);
  const pressed = await alarms.mute(before.said.a, interaction.user, skus);
  const view = viewFor(desk, interaction, before.gate);
  if (pressed.kind === "done")
    return form.modal.show(messageView(form.title, mutedNow(pressed.alarm, skus, view)));
  const message = pressed.kind === "closed" ? overSince(pressed.alarm, view) : noSuchAlarm();
  await form.modal.show(messageView(form.title, message));
}
