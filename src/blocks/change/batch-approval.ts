import type { ModalView } from "@slack/types";
import type { ChangeRecord } from "../../ledger/change-record.ts";
import { lines, type Said, say, sentences } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { context, section } from "../elements.ts";
import { plain } from "../form/options.ts";
import { viewTitle } from "../form/views.ts";
import { LIMITS } from "../limits.ts";
import type { Message } from "../message.ts";
import { decisionButtons, expires, inPerson, needs, type Reader } from "./approval.ts";
import { type Batch, countsOf, decidedBy } from "./batch.ts";
import { type BatchFormRow, notesOf, refusedLine, wouldLine } from "./batch-form.ts";
import { DECLINE_SEVERAL_VIEW } from "./ids.ts";
import { declineForm } from "./views.ts";
import { callBlocks } from "./call.ts";
import { approvalsOf, repeatedNote } from "./story.ts";
import type { ChangeView } from "./view.ts";
import { because, loud, unstopped, who } from "./words.ts";

/** Several changes that others must agree to. */
export interface BatchAsk {
  readonly id: string;
  /** "Cancel 2 shipments": those that are not left out. */
  readonly deed: string;
  readonly rows: readonly BatchFormRow[];
  /** One of those that wait: who asks and why, who can decide, until when. */
  readonly waiting: ChangeRecord;
  /** Who was asked in person. */
  readonly copies?: readonly { readonly person: string }[] | undefined;
}

/** A button's qualifier: it is about all of a batch. */
const ALL = { qualifier: "several" } as const;

/** The card of several changes that wait for one decision. */
export function batchApprovalCard(
  { id, deed, rows, waiting, copies }: BatchAsk,
  view: Pick<ChangeView, "zone" | "now" | "repeated">,
  reader: Reader = "everyone",
): Message {
  const open = rows.filter(({ refused }) => refused === undefined);
  const refused = rows.filter((row) => row.refused !== undefined);
  const shown: ChangeView = { ...view, may: new Set() };
  const agreed = approvalsOf(waiting, shown);
  return tell({
    lead: loud(say`${who(waiting.person)} asks to ${unstopped(small(deed))}${because(waiting.reason)}.`),
    more: [
      lines(...open.map((row) => wouldLine(row, true))),
      ...(refused.length === 0 ? [] : [lines(say`Left out:`, ...refused.map(refusedLine))]),
      lines(...notesOf(open)),
      sentences(say`One decision is for all of them.`, needs(waiting), expires(waiting, shown)),
      ...(agreed === undefined ? [] : [agreed]),
    ],
    buttons: decisionButtons({ id }, reader, { approve: "Approve all", decline: "Decline all…" }, ALL),
    fine: sentences(repeatedNote(view), inPerson(waiting, reader, copies)),
  });
}

/** Asks why several changes that wait are declined. */
export function declineBatchForm({ id, deed, waiting }: Omit<BatchAsk, "rows">): ModalView {
  return declineForm({ id, person: waiting.person, wording: { deed: small(deed) } }, DECLINE_SEVERAL_VIEW);
}

/** In the middle of a sentence. */
function small(deed: string): string {
  return deed.charAt(0).toLowerCase() + deed.slice(1);
}

/** To the person who asked: how it was decided, and what came of it. */
export function batchNotice(batch: Batch): Message {
  return tell({
    lead: sentences(say`You asked to ${unstopped(small(batch.title))}.`, say`${countsOf(batch)}.`),
    more: [decidedBy(batch) ?? say``],
  });
}

/** In the form, once everything was kept. */
export function batchConfirmed({ title }: Pick<Batch, "title">): Message {
  return tell({
    lead: say`Confirmed: ${unstopped(title)}.`,
    more: [say`They are done one after another. A message tells how far it is, and is kept up to date.`],
  });
}

/** The same confirmation came twice. */
export function batchAlready({ title, by }: Pick<Batch, "title" | "by">): Message {
  return tell({
    lead: say`Already confirmed by ${who(by)}, and not sent again: ${unstopped(title)}.`,
    more: [say`A message tells how far it is.`],
  });
}

/** A click came when there was nothing left to decide, to stop or to check. */
export function batchOver(batch: Batch): Message {
  return tell({
    lead: say`Nothing is left for this button to do: ${unstopped(small(batch.title))}.`,
    more: [say`${countsOf(batch)}.`, decidedBy(batch) ?? say``],
  });
}

const CALL_BLOCKS = 2;

/** Exactly what will be sent, one call after the other. */
export function exactBatchView(title: string, records: readonly ChangeRecord[]): ModalView {
  const calls = records.flatMap(({ kept, wording }) => [
    context(`*${deedOf(wording).mrkdwn}*`),
    ...(kept === undefined ? [context("It is not kept any more.")] : callBlocks(kept.shownCall, CALL_BLOCKS)),
  ]);
  const blocks = [section([unstopped(title).mrkdwn]), ...calls];
  return {
    type: "modal",
    title: viewTitle("What will be sent"),
    close: plain("Close", LIMITS.viewTitle),
    blocks: blocks.filter((block) => block !== undefined).slice(0, LIMITS.viewBlocks),
  };
}

function deedOf({ deed }: ChangeRecord["wording"]): Said {
  return unstopped(deed);
}
