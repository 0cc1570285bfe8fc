import type { Button } from "@slack/types";
import type { ChangeState, PersonsDecision } from "../../ledger/change-record.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { listing, outside, type Said, say, sentences } from "../conversation/say.ts";
import { actions, context, csvButton, section } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { pagesOf, tableOf } from "../table.ts";
import { count } from "../text.ts";
import { recordButton } from "./buttons.ts";
import { repeatedNote } from "./story.ts";
import type { ChangeView } from "./view.ts";
import { at, because, loud, who } from "./words.ts";

/** One of several changes that were confirmed at once. */
export interface BatchRow {
  /** "20078" */
  readonly label: string;
  readonly state: ChangeState;
  /** What became of it, in plain words. */
  readonly sentence: string;
}

/** Several changes that were confirmed at once, run one after another. */
export interface Batch {
  readonly id: string;
  readonly title: string;
  readonly total: number;
  readonly rows: readonly BatchRow[];
  /** When it moved last; milliseconds since 1970. */
  readonly asOf: number;
  /** Set once somebody stopped it: who, or why. */
  readonly stopped?: { readonly by?: string | undefined; readonly reason?: string | undefined } | undefined;
  /** Who confirmed it. */
  readonly by: string;
  /** What others said to it, where it needed their approval. */
  readonly decisions?: readonly PersonsDecision[] | undefined;
}

const STATES: Readonly<Record<ChangeState, string>> = {
  confirmed: "not yet sent",
  waiting: "waiting for approval",
  sending: "on its way",
  done: "done",
  sent: "sent, not verified",
  failed: "failed",
  unknown: "not known",
  "settled-done": "settled as done",
  "settled-not-done": "settled as not done",
  refused: "refused",
  void: "void",
  declined: "declined",
  expired: "expired",
  withdrawn: "withdrawn",
  stopped: "stopped",
};

/** States that are not the last word on a row. */
const OPEN = new Set<ChangeState>(["confirmed", "waiting", "sending"]);

interface BatchView extends Pick<ViewContext, "sheetId">, Pick<ChangeView, "zone" | "now" | "repeated"> {
  readonly isCopy?: boolean;
}

/** How several changes are getting on, and how they ended; the message is edited in place. */
export function batchProgress(batch: Batch, { isCopy = false, ...view }: BatchView): Message {
  const { title, by } = batch;
  const progress = progressOf(batch);
  const said = sentences(loud(say`${outside(title, 150)}: ${progress.words}.`), say`${countsOf(batch)}.`);
  const sheet = batchSheet(batch);
  const [shown = { start: 0, end: 0 }] = pagesOf(sheet);
  const hidden = sheet.rows.length - shown.end;
  return compose(said.text, [
    section([said.mrkdwn]),
    tableOf(sheet, shown),
    actions(isCopy ? [] : buttonsOf(batch, progress, view)),
    section([hidden > 0 ? `and ${count(hidden)} more` : ""]),
    context(
      sentences(
        say`Confirmed by ${who(by)}.`,
        decidedBy(batch),
        say`They are sent one after another, each once.`,
        progress.isRunning ? say`As of ${at(batch.asOf, view)}.` : undefined,
        repeatedNote(view),
      ).mrkdwn,
    ),
  ]);
}

/** None on a copy for somebody who decided in person. */
function buttonsOf(
  batch: Batch,
  progress: Progress,
  view: Pick<ViewContext, "sheetId">,
): (Button | undefined)[] {
  return [
    progress.isRunning ? recordButton(batch, "stop", "Stop") : undefined,
    progress.isOver && batch.rows.some(({ state }) => state === "sent")
      ? recordButton(batch, "check", "Check again", { qualifier: "several" })
      : undefined,
    progress.isOver ? csvButton(view) : undefined,
  ];
}

interface Progress {
  readonly words: Said;
  readonly isRunning: boolean;
  readonly isOver: boolean;
}

function progressOf({ rows, total, stopped }: Batch): Progress {
  const isOver = rows.length >= total && rows.every(({ state }) => !OPEN.has(state));
  if (stopped !== undefined) {
    const by = stopped.by === undefined ? say`` : say` by ${who(stopped.by)}`;
    return { words: say`stopped${by}${because(stopped.reason)}`, isRunning: false, isOver };
  }
  if (isOver) return { words: overOf(rows), isRunning: false, isOver };
  if (rows.some(({ state }) => state === "waiting"))
    return { words: say`waiting for approval, nothing is sent yet`, isRunning: false, isOver };
  const over = rows.filter(({ state }) => !OPEN.has(state)).length;
  return { words: say`${over} of ${total} so far`, isRunning: true, isOver };
}

/** States that are not followed by a call. */
const UNCALLED = new Set<ChangeState>(["refused", "void", "declined", "expired", "withdrawn", "stopped"]);

function overOf(rows: readonly BatchRow[]): Said {
  return rows.every(({ state }) => UNCALLED.has(state)) ? say`nothing was sent` : say`finished`;
}

/** "Approved by @other.", "Declined by @other: too early." */
export function decidedBy({ decisions = [] }: Pick<Batch, "decisions">): Said | undefined {
  const no = decisions.findLast(({ agreed }) => !agreed);
  if (no !== undefined) return say`Declined by ${who(no.person)}${because(no.reason)}.`;
  const yes = decisions.map(({ person }) => who(person));
  return yes.length === 0 ? undefined : say`Approved by ${listing(yes, "and")}.`;
}

/** The same as a table for a file. */
export function batchSheet({ title, rows }: Pick<Batch, "title" | "rows">): Sheet {
  return {
    caption: title,
    columns: [{ label: "What" }, { label: "State" }, { label: "Details" }],
    rows: rows.map(({ label, state, sentence }) => [label, STATES[state], sentence]),
  };
}

/** "12 done, 1 failed, 12 not yet sent" */
export function countsOf({ rows }: Pick<Batch, "rows">): string {
  const groups = Map.groupBy(rows, ({ state }) => STATES[state]);
  return Array.from(groups, ([state, same]) => `${count(same.length)} ${state}`).join(", ") || "nothing yet";
}
