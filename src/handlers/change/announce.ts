import {
  approvalCard,
  type ChangeView,
  NOBODY_ASKED,
  outcome,
  type Reader,
} from "../../blocks/change/index.ts";
import { changeMetadata } from "../../blocks/codec.ts";
import { messageView } from "../../blocks/form.ts";
import type { May, Message } from "../../blocks/message.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import type { Change } from "../../operations/change.ts";
import { type Posted, slackErrorOf } from "../../slack/delivery.ts";
import { verdictOf } from "../../slack/verdict.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { redrawAfter } from "../posted/later.ts";
import { writeOf } from "./act.ts";
import { askInPerson, editCards, type MessageFor, postCard } from "./cards.ts";
import { decidersOf } from "./deciders.ts";

/**
 * Tells how a change stands, wherever it is shown: in the form that confirmed it, and on its card in the channel. A
 * place that cannot be told is logged; the ledger holds the truth. A job tells the requester where others decided.
 */
export async function announce(desk: Desk, record: ChangeRecord, known: Known = {}): Promise<void> {
  await show(desk, record, known);
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

/** Edits the card, or posts it where it does not stand yet and nobody else is at that. */
async function showOnCard(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  if (record.card !== undefined) return editCard(desk, record, view);
  const claimed = await desk.ledger.claimCard(record.id);
  if (claimed !== undefined) return postFirst(desk, record, { ...view, ...claimed });
  // Whoever is at posting it shows what becomes of the change meanwhile.
  const { card } = (await desk.ledger.find(record.id)) ?? {};
  if (card !== undefined) await editCard(desk, { ...record, card }, view);
}

async function editCard(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  const { id, card, updatedAt } = record;
  if (card === undefined) return;
  try {
    await editCards(desk, record, card, (reader) => messageOf(desk, record, view, reader));
  } catch (error) {
    // It stands there no more, or will never be taken: it is not tried again.
    if (verdictOf(error).kind === "refused") await desk.ledger.setShown(id, updatedAt);
    throw error;
  }
  await desk.ledger.setShown(id, updatedAt);
}

async function postFirst(desk: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  const { id, state, updatedAt } = record;
  const messageFor: MessageFor = (reader) => messageOf(desk, record, view, reader);
  const { reader, ...posted } = await postCard(desk, record, messageFor).catch(async (error: unknown) => {
    if (verdictOf(error).kind !== "unsure" && view.repeated !== true) await desk.ledger.freeCard(id);
    throw error;
  });
  if (state === "waiting" && reader === "requester") return requestInPerson(desk, record, posted, messageFor);
  const now = await desk.ledger.setCard(id, posted, updatedAt);
  if (now.updatedAt !== updatedAt) await show(desk, now, {});
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
  await desk.ledger.setCard(id, { ...posted, copies }, record.updatedAt);
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

const NOTHING: May = new Set<string>();

async function formsInPerson(desk: Desk, { person }: ChangeRecord): Promise<May> {
  const { may } = await openGate(desk, { user: person, channel: undefined });
  return may;
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
