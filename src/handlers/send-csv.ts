import { csvSent, fileNotShared, sharedFileLine } from "../blocks/conversation/index.ts";
import { csv } from "../blocks/csv.ts";
import type { Question } from "../operations/question.ts";
import type { Sheet } from "../operations/sheet.ts";
import { isClosed } from "../slack/delivery.ts";
import { type TextFile, upload, uploadToPerson } from "../slack/files.ts";
import type { Desk } from "./desk.ts";
import type { Gate } from "./gate.ts";
import { viewFor } from "./give.ts";
import type { Interaction } from "./interaction.ts";

/** Sends a kept sheet as a file to the person's direct message, because a file cannot be for one alone elsewhere. */
export async function sendCsv(
  desk: Desk,
  interaction: Interaction,
  gate: Gate,
  { sheet, ...kept }: { readonly about: Question; readonly sheetId: string; readonly sheet: Sheet },
): Promise<void> {
  const link = await uploadToPerson(desk.client, interaction.user, fileOf(sheet));
  const view = viewFor(desk, interaction, gate, kept);
  const share = view.share === true && gate.where?.joined !== false;
  await interaction.surface.whisper(csvSent(link, { ...view, share }));
}

/** Sends the same file to the channel, for everyone there, or says why that cannot be. */
export async function shareCsv(
  desk: Desk,
  { channel = "", thread, user, surface }: Interaction,
  gate: Gate,
  { sheet, asOf }: { readonly sheet: Sheet; readonly asOf: number },
): Promise<void> {
  const comment = sharedFileLine(user, asOf, gate.who.zone);
  try {
    await upload(desk.client, { channel, thread, comment }, fileOf(sheet));
  } catch (error) {
    if (!isClosed(error)) throw error;
    const { botUser } = await desk.identity();
    await surface.whisper(fileNotShared(botUser));
  }
}

/** A table as a CSV file, named after what it holds. */
export function fileOf(sheet: Sheet): TextFile {
  const name = sheet.caption
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 80)
    .toLowerCase();
  return { name: `${name}.csv`, title: sheet.caption, content: csv(sheet) };
}
