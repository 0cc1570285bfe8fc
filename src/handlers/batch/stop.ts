import { batchOver } from "../../blocks/change/index.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { writeOf } from "../change/act.ts";
import { revived } from "../change/announce.ts";
import { readBack } from "../change/send.ts";
import { contextFor } from "../context.ts";
import type { Desk } from "../desk.ts";
import { type Gate, openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { redrawAfter } from "../posted/later.ts";
import { refuse } from "../refuse.ts";
import { type Opened, openBatch } from "./open.ts";
import { showBatch, summaryOf } from "./show.ts";

/** *Stop*: anyone who may do it ends what has not begun. What is on its way goes on. */
export async function clickStop(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openAllowed(desk, interaction, value);
  if (opened === undefined) return;
  const open = opened.records.filter(({ state }) => state === "confirmed");
  for (const { id } of open) await desk.ledger.end(id, "stopped", { by: interaction.user });
  if (open.length === 0) await interaction.surface.whisper(batchOver(await summaryOf(desk, opened.batch)));
  await showBatch(desk, opened.batch.id);
}

/** *Check again*: reads back each one that was sent and not verified. Nothing is sent. */
export async function clickCheckAll(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const opened = await openAllowed(desk, interaction, value);
  if (opened === undefined) return;
  const context = contextFor(desk, opened.gate);
  const moved: ChangeRecord[] = [];
  for (const record of opened.records.filter(({ state }) => state === "sent")) {
    const change = revived(desk, record);
    if (change === undefined) continue;
    const { state, found } = await readBack(context, change);
    if (state !== "done") continue;
    const later = await desk.ledger.confirmLater(record.id, { found });
    if (later.moved) moved.push(later.record);
  }
  await showBatch(desk, opened.batch.id);
  await redrawAfter(desk, moved);
}

/** The batch of a button, where this person may do such a thing; else they are told. */
async function openAllowed(
  desk: Desk,
  interaction: Interaction,
  value: string,
): Promise<(Opened & { readonly gate: Gate }) | undefined> {
  const opened = await openBatch(desk, interaction, value);
  if (opened === undefined) return undefined;
  const { operation, channel } = opened.batch;
  const gate = await openGate(desk, { user: interaction.user, channel });
  if (await refuse(desk, interaction, gate, writeOf(desk, { operation }))) return undefined;
  return { ...opened, gate };
}
