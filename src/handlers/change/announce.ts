import {
  approvalCard,
  type ChangeView,
  NOBODY_ASKED,
  outcome,
  type Reader,
  requesterNotice,
} from "../../blocks/change/index.ts";
import { changeMetadata } from "../../blocks/codec.ts";
import { messageView } from "../../blocks/form.ts";
import type { Message } from "../../blocks/message.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import type { Change } from "../../operations/change.ts";
import { type Posted, slackErrorOf } from "../../slack/delivery.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { redrawAfter } from "../posted/later.ts";
import { writeOf } from "./act.ts";
import { askInPerson, editCards, type MessageFor, postCard } from "./cards.ts";
import { decidersOf } from "./deciders.ts";

/**
 * Tells how a change stands, wherever it is shown: in the form that confirmed it, on its card in the channel, and
 * to the requester where others decided. A place that cannot be told is logged; the ledger holds the truth.
 */
export async function announce(desk: Desk, record: ChangeRecord, known: Known = {}): Promise<void> {
  const view = await viewOf(desk, record, known);
  await Promise.all([
    showView(desk, record, view),
    tried(desk, record, "the requester", () => tellRequester(desk, record, view)),
  ]);
  await redrawAfter(desk, [record]);
}

/** The same where it is no news: what shows the change is drawn again. */
export async function show(desk: Desk, record: ChangeRecord, known: Known): Promise<void> {
  await showView(desk, record, await viewOf(desk, record, known));
}

async function showView(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  await Promise.all([
    tried(desk, record, "the form", () => showInForm(desk, record, view)),
    tried(desk, record, "the card", () => showOnCard(desk, record, view)),
  ]);
}

/** The same on its card alone: a form that showed it may show another by now. @throws Slack's errors */
export async function showOvertaken(
  desk: Desk,
  record: ChangeRecord,
  since: readonly ChangeRecord[],
): Promise<void> {
  await showOnCard(desk, record, { ...(await viewOf(desk, record)), since });
}

/** What is known beside the record: the change itself, and what was read back later than its outcome. */
export interface Known {
  readonly change?: Change | undefined;
  readonly found?: string | undefined;
}

/** What buttons may be drawn: those of the requester, in the place where the change was made. */
export async function viewOf(
  desk: Desk,
  record: ChangeRecord,
  { change, found }: Known = {},
): Promise<ChangeView> {
  const gate = await openGate(desk, { user: record.person, channel: record.channel });
  const undo = (change ?? revived(desk, record))?.undo;
  const readBack = found === undefined ? undefined : { found, at: desk.now() };
  return { may: gate.may, zone: gate.who.zone, now: desk.now(), undo, readBack };
}

/** The change as it was confirmed; undefined once it was forgotten. */
export function revived(desk: Desk, record: ChangeRecord): Change | undefined {
  return record.kept === undefined ? undefined : writeOf(desk, record).revive(record.kept, desk.omni);
}

async function showInForm(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  if (record.view === undefined) return;
  const { operation, channel, thread } = record;
  // What its buttons open is of the place that the form came from.
  const from = changeMetadata.encode({ operation, channel, thread, hidden: {}, own: [], many: [] });
  const shown = messageView(writeOf(desk, record).title, outcome(record, view), from);
  try {
    await desk.client.views.update({ view_id: record.view, view: shown });
  } catch (error) {
    // Whoever closed the form reads the card.
    if (slackErrorOf(error) !== "not_found") throw error;
  }
}

async function showOnCard(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  const messageFor: MessageFor = (reader) => messageOf(desk, record, view, reader);
  const { card } = record;
  if (card !== undefined) return editCards(desk, record, card, messageFor);
  const { reader, ...posted } = await postCard(desk, record, messageFor);
  if (record.state === "waiting" && reader === "requester")
    return requestInPerson(desk, record, posted, messageFor);
  await desk.ledger.setCard(record.id, posted);
}

/**
 * Where those who decide do not read the card, each is asked in person, and the card says who; where too few could be
 * reached it ends. Somebody may decide while the others are still asked: then all of it is drawn as it stands by now.
 */
async function requestInPerson(
  desk: Desk,
  record: ChangeRecord,
  posted: Posted,
  messageFor: MessageFor,
): Promise<void> {
  const { id, person, channel, approvers, approvalsNeeded } = record;
  const operation = writeOf(desk, record);
  const request = { person, channel, operation, amounts: [revived(desk, record)?.amounts] };
  const copies = await askInPerson(desk, await decidersOf(desk, request, approvers), messageFor);
  await desk.ledger.setCard(id, { ...posted, copies });
  if (copies.length < approvalsNeeded) await desk.ledger.end(id, "refused", { reason: NOBODY_ASKED });
  const now = await desk.ledger.find(id);
  if (now === undefined) return;
  if (now.state !== record.state || now.updatedAt !== record.updatedAt) return show(desk, now, {});
  await desk.delivery.update(posted, await messageOf(desk, now, await viewOf(desk, now), "requester"));
}

/**
 * What a reader is shown. A change that went through approvals keeps the card that says who decided what. Forms
 * that its buttons open are of the place where the message stands, and those who decided in person get none.
 */
async function messageOf(
  desk: Desk,
  record: ChangeRecord,
  view: ChangeView,
  reader: Reader,
): Promise<Message> {
  const may = reader === "everyone" ? view : { ...view, forms: await formsInPerson(desk, record) };
  const seen = reader === "decider" ? { ...view, may: NOTHING } : may;
  return record.approvalsNeeded > 0 ? approvalCard(record, seen, reader) : outcome(record, seen);
}

const NOTHING: ReadonlySet<string> = new Set();

async function formsInPerson(desk: Desk, { person }: ChangeRecord): Promise<ReadonlySet<string>> {
  const { may } = await openGate(desk, { user: person, channel: undefined });
  return may;
}

/** Whoever asked is told in person once others decided. */
async function tellRequester({ delivery }: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  if (record.approvalsNeeded === 0 || record.state === "waiting") return;
  await delivery.post({ channel: record.person }, requesterNotice(record, view));
}

async function tried(
  desk: Desk,
  record: ChangeRecord,
  where: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    desk.log.warn({ err: asError(error), change: record.id }, `a change could not be told: ${where}`);
  }
}
