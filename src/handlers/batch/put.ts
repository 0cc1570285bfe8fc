import { NOBODY_ASKED, type Reader } from "../../blocks/change/index.ts";
import type { Message } from "../../blocks/message.ts";
import { type Batch, keepBatchCard } from "../../database/batches.ts";
import { alsoAt, type Card, type Copies } from "../../database/card.ts";
import { claimPost, freePost, setShown } from "../../database/posting.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { verdictOf } from "../../slack/verdict.ts";
import { writeOf } from "../change/act.ts";
import { revived } from "../change/announce.ts";
import { askInPerson, editCards, type MessageFor, postCard } from "../change/cards.ts";
import { decidersOf } from "../change/deciders.ts";
import type { Desk } from "../desk.ts";

/** How a batch stands, for each kind of reader; `repeated`: a message of it may stand there already. */
export type Draw = (reader: Reader, repeated?: boolean) => Promise<Message>;

/** Posts the one message of a batch, or edits it; false where it is too early to, or another one is at it. */
export async function put(
  desk: Desk,
  batch: Batch,
  records: readonly ChangeRecord[],
  draw: Draw,
): Promise<boolean> {
  if (batch.card !== undefined) {
    await edit(desk, batch, records, draw);
    return true;
  }
  // Whoever can approve is called by the first message, not by one that becomes the request later.
  if (isAsked(records) && records.some(({ state }) => state === "confirmed")) return false;
  const claimed = await claimPost(desk.database.db, "batches", batch.id, desk.now());
  // Whoever is at posting it shows what becomes of it meanwhile.
  if (claimed === undefined) return false;
  await post(desk, batch, records, { draw, ...claimed });
  return true;
}

async function edit(desk: Desk, batch: Batch, records: readonly ChangeRecord[], draw: Draw): Promise<void> {
  if (batch.card === undefined) return;
  const { db } = desk.database;
  try {
    await editCards(desk, batch, batch.card, (reader) => draw(reader));
  } catch (error) {
    // It stands there no more, or will never be taken: it is not tried again.
    if (verdictOf(error).kind === "refused") await setShown(db, "batches", batch.id, asOf(batch, records));
    throw error;
  }
  await setShown(db, "batches", batch.id, asOf(batch, records));
}

interface Posting {
  readonly draw: Draw;
  readonly repeated: boolean;
}

async function post(
  desk: Desk,
  batch: Batch,
  records: readonly ChangeRecord[],
  { draw, repeated }: Posting,
): Promise<void> {
  const { db } = desk.database;
  const messageFor: MessageFor = (reader) => draw(reader, repeated);
  const work = { ...batch, wording: { deed: batch.title } };
  const { reader, ...posted } = await postCard(desk, work, messageFor).catch(async (error: unknown) => {
    if (verdictOf(error).kind !== "unsure" && !repeated) await freePost(db, "batches", batch.id);
    throw error;
  });
  const isInPerson = isAsked(records) && reader === "requester";
  const copies = isInPerson ? await askForAll(desk, records, messageFor) : undefined;
  const card: Card = { ...posted, copies, ...(repeated ? { repeated } : {}) };
  // Somebody may have pressed one that nobody knew of, meanwhile.
  const withIt = (before: Card | undefined) => (before === undefined ? card : alsoAt(card, before));
  await keepBatchCard(db, batch.id, withIt, asOf(batch, records));
}

/** When what is shown moved last. */
export function asOf({ createdAt }: Batch, records: readonly ChangeRecord[]): number {
  return Math.max(createdAt, ...records.map(({ updatedAt }) => updatedAt));
}

function isAsked(records: readonly ChangeRecord[]): boolean {
  return records.some(({ state }) => state === "waiting");
}

/** Where those who decide do not read the message, each is asked in person; where too few could be, all of it ends. */
async function askForAll(
  desk: Desk,
  records: readonly ChangeRecord[],
  messageFor: MessageFor,
): Promise<Copies> {
  const waiting = records.filter(({ state }) => state === "waiting");
  const [first] = waiting;
  if (first === undefined) return [];
  const amounts = waiting.map((record) => revived(desk, record)?.amounts);
  const request = { ...first, operation: writeOf(desk, first), amounts };
  const copies = await askInPerson(desk, await decidersOf(desk, request, first.approvers), messageFor);
  if (copies.length < first.approvalsNeeded)
    for (const { id } of waiting) await desk.ledger.end(id, "refused", { reason: NOBODY_ASKED });
  return copies;
}
