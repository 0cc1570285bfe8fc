import type { ChangeState } from "../../ledger/change-record.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { outside, say, sentences } from "../conversation/say.ts";
import { actions, context, csvButton, section } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { tableOf } from "../table.ts";
import { count } from "../text.ts";
import { recordButton } from "./buttons.ts";
import { because, who } from "./words.ts";

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
  /** Set once somebody stopped it: who, or why. */
  readonly stopped?: { readonly by?: string | undefined; readonly reason?: string | undefined } | undefined;
  /** Who confirmed it. */
  readonly by: string;
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

const RUNNING = new Set<ChangeState>(["confirmed", "sending"]);

/** How several changes are getting on, and how they ended; the message is edited in place. */
export function batchProgress(batch: Batch, view: Pick<ViewContext, "sheetId">): Message {
  const { title, total, rows, stopped, by } = batch;
  const left = total - rows.filter(({ state }) => !RUNNING.has(state)).length;
  const isRunning = left > 0 && stopped === undefined;
  const progress = isRunning ? `${count(total - left)} of ${count(total)}` : "finished";
  const lead = say`${outside(title, 150)}, ${isRunning ? progress : "ended"}: ${inWords(rows)}.`;
  const halted =
    stopped === undefined
      ? undefined
      : say`Stopped${stopped.by === undefined ? say`` : say` by ${who(stopped.by)}`}${because(stopped.reason)}.`;
  const said = sentences(lead, halted);
  const sheet = batchSheet(batch);
  return compose(said.text, [
    section([said.mrkdwn]),
    tableOf(sheet, { start: 0, end: sheet.rows.length }),
    actions([
      isRunning ? recordButton(batch, "stop", "Stop") : undefined,
      isRunning ? undefined : csvButton(view),
    ]),
    context(say`Confirmed by ${who(by)}; one after another, each sent once.`.mrkdwn),
  ]);
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
function inWords(rows: readonly BatchRow[]): string {
  const groups = Map.groupBy(rows, ({ state }) => STATES[state]);
  return Array.from(groups, ([state, same]) => `${count(same.length)} ${state}`).join(", ") || "nothing yet";
}
