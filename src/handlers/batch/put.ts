import { NOBODY_ASKED } from "../../blocks/change/index.ts";
import { type Batch, keepBatchCard } from "../../database/batches.ts";
import type { Copies } from "../../database/card.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { writeOf } from "../change/act.ts";
import { revived } from "../change/announce.ts";
import { askInPerson, editCards, type MessageFor, postCard } from "../change/cards.ts";
import { decidersOf } from "../change/deciders.ts";
import type { Desk } from "../desk.ts";

/** Posts the one message of a batch, or edits it; false where it is too early to. */
export async function put(
  desk: Desk,
  batch: Batch,
  records: readonly ChangeRecord[],
  messageFor: MessageFor,
): Promise<boolean> {
  const { card, title } = batch;
  if (card !== undefined) {
    await editCards(desk, batch, card, messageFor);
    return true;
  }
  const waiting = records.filter(({ state }) => state === "waiting");
  // Whoever can approve is called by the first message, not by one that becomes the request later.
  if (waiting.length > 0 && records.some(({ state }) => state === "confirmed")) return false;
  const { reader, ...posted } = await postCard(desk, { ...batch, wording: { deed: title } }, messageFor);
  const isInPerson = waiting.length > 0 && reader === "requester";
  const copies = isInPerson ? await askForAll(desk, waiting, messageFor) : undefined;
  await keepBatchCard(desk.database.db, batch.id, { ...posted, copies });
  return true;
}

/** Where those who decide do not read the message, each is asked in person; where too few could be, all of it ends. */
async function askForAll(
  desk: Desk,
  waiting: readonly ChangeRecord[],
  messageFor: MessageFor,
): Promise<Copies> {
  const [first] = waiting;
  if (first === undefined) return [];
  const amounts = waiting.map((record) => revived(desk, record)?.amounts);
  const request = { ...first, operation: writeOf(desk, first), amounts };
  const copies = await askInPerson(desk, await decidersOf(desk, request, first.approvers), messageFor);
  if (copies.length < first.approvalsNeeded)
    for (const { id } of waiting) await desk.ledger.end(id, "refused", { reason: NOBODY_ASKED });
  return copies;
}
