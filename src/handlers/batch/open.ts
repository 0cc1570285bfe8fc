import { recordValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { type Batch, findBatch, keepClickedCard } from "../../database/batches.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import type { Desk } from "../desk.ts";
import type { Interaction } from "../interaction.ts";

/** A batch with its changes as they stand now. */
export interface Opened {
  readonly batch: Batch;
  readonly records: readonly ChangeRecord[];
  /** Those that wait for approval. */
  readonly waiting: readonly ChangeRecord[];
}

/** The batch of a button; a person is told where there is none any more. */
export async function openBatch(
  desk: Desk,
  interaction: Interaction,
  value: string,
): Promise<Opened | undefined> {
  const id = recordValue.decode(value)?.id;
  if (id !== undefined) await keepWhereClicked(desk, interaction, id);
  const opened = await findOpened(desk, id);
  if (opened === undefined) await interaction.surface.whisper(outOfDate());
  return opened;
}

/** A message can be pressed before whoever posted it has kept where it stands; the click itself says so. */
async function keepWhereClicked(
  { database }: Desk,
  { channel, clicked: ts }: Interaction,
  id: string,
): Promise<void> {
  const batch = await findBatch(database.db, { id });
  if (batch === undefined || batch.card !== undefined || ts === undefined) return;
  if (channel !== undefined && channel === batch.channel)
    await keepClickedCard(database.db, id, { channel, ts });
}

export async function findOpened(desk: Desk, id: string | undefined): Promise<Opened | undefined> {
  const batch = id === undefined ? undefined : await findBatch(desk.database.db, { id });
  if (batch === undefined) return undefined;
  const records = await desk.ledger.ofBatch(batch.id);
  return { batch, records, waiting: records.filter(({ state }) => state === "waiting") };
}
