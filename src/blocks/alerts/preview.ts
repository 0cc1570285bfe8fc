import type { AlertPreviewResult } from "../../operations/alert/results.ts";
import type { Answer } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { labelled } from "../change/words.ts";
import { outside, say } from "../conversation/say.ts";
import { actions, askButton, bold, formButton, section } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { backButton, footer } from "../results/common.ts";
import { tableOf } from "../table.ts";
import { ended } from "../text.ts";
import { unansweredOf } from "./list.ts";
import { countsNote, named, placeLabel, unitsLabel } from "./words.ts";

/** What a rule would find now, what a run costs, and how it tells. Nothing was told. */
export function renderAlertPreview(answer: Answer<AlertPreviewResult>, view: ViewContext): Message {
  const { rule, outlook, worst } = answer.result;
  const { name, definition } = rule;
  const [, matches] = outlook.lines;
  const lead = say`${named(name)} now: ${outside(ended(matches?.text ?? ""), 400)}`;
  const about = { alert: [name] };
  const sheet: Sheet = {
    caption: `The fewest of ${name}`,
    columns: [
      { label: "SKU" },
      { label: placeLabel(definition.source) },
      { label: unitsLabel(definition.source), number: true },
    ],
    rows: worst.map(({ sku, place, count }) => [sku, place, count]),
  };
  const others = outlook.lines.filter((line) => line !== matches);
  return compose(lead.text, [
    section([bold(lead.mrkdwn)]),
    tableOf(sheet, { start: 0, end: sheet.rows.length }),
    section([
      unansweredOf(rule)?.mrkdwn,
      labelled(others.map(({ label, text }) => [label, outside(text, 500)])).mrkdwn,
      ...outlook.warnings.slice(0, 5).map((warning) => outside(warning, 400).mrkdwn),
    ]),
    actions([
      askButton(view, "Run now", { operation: "alert.run", values: about }),
      formButton(view, "Edit…", "alert.edit", about),
      backButton(view),
    ]),
    footer(answer, view, countsNote(definition.source)),
  ]);
}
