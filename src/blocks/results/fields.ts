import type { Answer, FieldsResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural, shown } from "../text.ts";
import { withoutEmpty } from "./common.ts";
import { listCard } from "./list-card.ts";
import { yesOrNo } from "./place-words.ts";

/** The site's custom fields of one kind of thing. */
export function renderFields(answer: Answer<FieldsResult>, view: ViewContext): Message {
  const { ownerType, fields } = answer.result;
  const owner = shown(ownerType);
  return listCard(answer, view, {
    sheet: fieldsSheet(answer.result),
    headline: `${owner} has ${plural(fields.length, "custom field")}`,
    empty: `${owner} has no custom fields. Check the word: it is one of Omni's own, such as Customer or Order.`,
  });
}

/** The custom fields of an owner type as a table; undefined where there is none. */
export function fieldsSheet({ ownerType, fields }: FieldsResult): Sheet | undefined {
  if (fields.length === 0) return undefined;
  return withoutEmpty({
    caption: `Custom fields of ${ownerType}`,
    columns: [
      { label: "System name" },
      { label: "Name" },
      { label: "Type" },
      { label: "Required" },
      { label: "Description" },
    ],
    rows: fields.map(({ SystemName, DisplayName, DataType, Required, Description }) => [
      SystemName,
      DisplayName ?? "",
      DataType ?? "",
      yesOrNo(Required, "yes", "no") ?? "",
      Description ?? "",
    ]),
  });
}
