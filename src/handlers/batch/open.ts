import { recordValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { type Batch, findBatch } from "../../database/batches.ts";
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
  const opened = await findOpened(desk, recordValue.decode(value)?.id);
  if (opened === undefined) await interaction.surface.whisper(outOfDate());
  return opened;
}

export async function findOpened(desk: Desk, id: string | undefined): Promise<Opened | undefined> {
  const batch = id === undefined ? undefined : await findBatch(desk.database.db, { id });
  if (batch === undefined) return undefined;
  const records = await desk.ledger.ofBatch(batch.id);
  return { batch, records, waiting: records.filter(({ state }) => state === "waiting") };
}
