import { recordValue } from "../../blocks/codec.ts";
import { outOfDate } from "../../blocks/conversation/index.ts";
import { type Batch, findBatch, keepBatchCard } from "../../database/batches.ts";
import { alsoAt, type Card } from "../../database/card.ts";
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

/**
 * A message can be pressed before whoever posted it has kept where it stands, or after they died before they could, and
 * another one was posted; the click itself says where it stands. It is edited with the others from then on.
 */
async function keepWhereClicked(
  { database: { db } }: Desk,
  { channel, clicked: ts }: Interaction,
  id: string,
): Promise<void> {
  const batch = await findBatch(db, { id });
  if (batch === undefined || ts === undefined || channel === undefined) return;
  const place = { channel, ts };
  const withIt = (card: Card | undefined): Card | undefined => {
    if (channel !== (card?.channel ?? batch.channel)) return undefined;
    const now = card === undefined ? place : alsoAt(card, place);
    return now === card ? undefined : now;
  };
  if (withIt(batch.card) !== undefined) await keepBatchCard(db, id, withIt);
}

export async function findOpened(desk: Desk, id: string | undefined): Promise<Opened | undefined> {
  const batch = id === undefined ? undefined : await findBatch(desk.database.db, { id });
  if (batch === undefined) return undefined;
  const records = await desk.ledger.ofBatch(batch.id);
  return { batch, records, waiting: records.filter(({ state }) => state === "waiting") };
}
