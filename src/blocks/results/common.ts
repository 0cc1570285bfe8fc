import type { Button, ContextBlock } from "@slack/types";
import type { Question } from "../../operations/question.ts";
import type { Answer } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { askButton, context } from "../elements.ts";
import type { ViewContext } from "../message.ts";
import { count, dotted, plural } from "../text.ts";
import { slackDate } from "../time.ts";

/** The small print under an answer: what it is, how fresh it is, who shared it. */
export function footer(
  answer: Pick<Answer, "asOf" | "omniMs">,
  view: ViewContext,
  note?: string,
): ContextBlock {
  return context(
    dotted(
      note,
      `as of ${slackDate(answer.asOf, view.zone, "clock")}`,
      took(answer.omniMs),
      view.sharedBy === undefined ? undefined : `shared by <@${view.sharedBy}>`,
    ),
  );
}

/** How long Omni took; nothing where it was not asked, since what rarely changes is kept for a while. */
function took(omniMs: number | undefined): string | undefined {
  const ms = Math.round(omniMs ?? 0);
  return ms === 0 ? undefined : `Omni ${count(ms)} ms`;
}

/** The way back to the question that this answer came from. */
export function backButton(view: ViewContext): Button | undefined {
  return view.from === undefined ? undefined : askButton(view, backTo(view.from), view.from);
}

/** "Back to order 1001" */
export function backTo({ operation, values }: Question): string {
  const [first, ...more] = values["order"] ?? [];
  if (operation !== "order.read" || first === undefined) return "Back";
  return more.length === 0 ? `Back to order ${first}` : `Back to ${plural(more.length + 1, "order")}`;
}

/** A sheet without the columns that hold nothing in any row; the first stays. */
export function withoutEmpty(sheet: Sheet): Sheet {
  const kept = sheet.columns.map((_, index) => index === 0 || sheet.rows.some((row) => row[index] !== ""));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => kept[index]);
  const total = sheet.total === undefined ? {} : { total: keep(sheet.total) };
  return { ...sheet, ...total, columns: keep(sheet.columns), rows: sheet.rows.map(keep) };
}
