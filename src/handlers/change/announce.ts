import {
  approvalCard,
  type ChangeView,
  notInChannel,
  outcome,
  requesterNotice,
} from "../../blocks/change/index.ts";
import { messageView } from "../../blocks/form.ts";
import type { Message } from "../../blocks/message.ts";
import type { ChangeRecord } from "../../ledger/index.ts";
import { asError } from "../../log.ts";
import type { Change } from "../../operations/change.ts";
import { type Posted, slackErrorOf } from "../../slack/delivery.ts";
import type { Desk } from "../desk.ts";
import { openGate } from "../gate.ts";
import { writeOf } from "./act.ts";

/**
 * Tells how a change stands, wherever it is shown: in the form that confirmed it, on its card in the channel, and
 * to the requester where others decided. A place that cannot be told is logged; the ledger holds the truth.
 */
export async function announce(desk: Desk, record: ChangeRecord, known: Known = {}): Promise<void> {
  await Promise.all([
    show(desk, record, known),
    tried(desk, record, "the requester", async () =>
      tellRequester(desk, record, await viewOf(desk, record, known)),
    ),
  ]);
}

/** The same where it is no news: what shows the change is drawn again. */
export async function show(desk: Desk, record: ChangeRecord, known: Known): Promise<void> {
  const view = await viewOf(desk, record, known);
  await Promise.all([
    tried(desk, record, "the form", () => showInForm(desk, record, view)),
    tried(desk, record, "the card", () => showOnCard(desk, record, messageFor(record, view))),
  ]);
}

/** A change that went through approvals keeps the card that says who decided what. */
function messageFor(record: ChangeRecord, view: ChangeView): Message {
  return record.approvalsNeeded > 0 ? approvalCard(record, view) : outcome(record, view);
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

async function showInForm({ client }: Desk, record: ChangeRecord, view: ChangeView): Promise<void> {
  if (record.view === undefined) return;
  const shown = messageView(record.wording.deed, outcome(record, view));
  try {
    await client.views.update({ view_id: record.view, view: shown });
  } catch (error) {
    // Whoever closed the form reads the card.
    if (slackErrorOf(error) !== "not_found") throw error;
  }
}

async function showOnCard(desk: Desk, record: ChangeRecord, message: Message): Promise<void> {
  if (record.card !== undefined) return desk.delivery.update(record.card, message);
  const card = await postCard(desk, record, message);
  await desk.ledger.setCard(record.id, card);
}

/** What is told: whose work it is, and where. */
type Work = Pick<ChangeRecord, "channel" | "thread" | "person"> & {
  readonly wording: { readonly deed: string };
};

/** Posts the card where the work is; where the app is not in the channel, or outsiders read there, to the person. */
export async function postCard(desk: Desk, record: Work, message: Message): Promise<Posted> {
  const { channel, thread, person } = record;
  if (channel === undefined || !(await isOurs(desk, channel)))
    return desk.delivery.post({ channel: person }, message);
  try {
    return await desk.delivery.post({ channel, thread }, message);
  } catch (error) {
    if (!CLOSED.has(slackErrorOf(error) ?? "")) throw error;
    const card = await desk.delivery.post({ channel: person }, message);
    const { botUser } = await desk.identity();
    await desk.delivery.post({ channel: person }, notInChannel(record, botUser));
    return card;
  }
}

const CLOSED = new Set(["not_in_channel", "channel_not_found", "is_archived", "restricted_action"]);

async function isOurs({ channels }: Desk, channel: string): Promise<boolean> {
  const { place } = await channels.find(channel);
  return place.kind !== "channel" || place.sharedOutside !== true;
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
