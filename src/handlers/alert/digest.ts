import { digestForgotten } from "../../blocks/alerts/pressed.ts";
import { digestValue } from "../../blocks/codec.ts";
import { csvSent, outOfDate } from "../../blocks/conversation/index.ts";
import { findDigest } from "../../database/alert-digests.ts";
import { Sheet } from "../../operations/sheet.ts";
import { uploadToPerson } from "../../slack/files.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import type { Interaction } from "../interaction.ts";
import { refuse } from "../refuse.ts";
import { fileOf } from "../send-csv.ts";
import { PRESSES } from "./may.ts";

/** *CSV* on a digest: all that it told of, as it was then, to whoever may see the alerts of its channel now. */
export async function clickDigestCsv(desk: Desk, interaction: Interaction, value: string): Promise<void> {
  const { surface, user } = interaction;
  const said = digestValue.decode(value);
  if (said === undefined) return surface.whisper(outOfDate());
  const digest = await findDigest(desk.database.db, said.d);
  if (digest === undefined) return surface.whisper(digestForgotten());
  const { channel, rule } = digest;
  const gate = await openGate(desk, { user, channel });
  const targets = [{ kind: "alert", id: rule }];
  if (await refuse(desk, { ...interaction, channel }, gate, PRESSES.csv, { targets })) return;
  const link = await uploadToPerson(desk.client, user, fileOf(Sheet.parse(digest.sheet)));
  await surface.whisper(csvSent(link));
}
