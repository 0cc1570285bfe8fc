import type { Button } from "@slack/types";
import type { ChangeRecord } from "../../ledger/change-record.ts";
import { recordValue } from "../codec.ts";
import { button, type ButtonLook, formButton } from "../elements.ts";
import { actionId, type Verb } from "../ids.ts";
import type { ChangeView } from "./view.ts";

/** A button about a recorded change or batch. */
export function recordButton(
  { id }: { readonly id: string },
  verb: Verb,
  label: string,
  { qualifier, ...look }: ButtonLook & { readonly qualifier?: string } = {},
): Button | undefined {
  const value = recordValue.encode({ id });
  return value === undefined ? undefined : button(actionId(verb, qualifier), label, value, look);
}

/** Reads back what became of it. */
export function checkButton(record: ChangeRecord, view: ChangeView): Button | undefined {
  return view.may.has(record.operation) ? recordButton(record, "check", "Check again") : undefined;
}

/** A person says what became of it. */
export function settleButtons(record: ChangeRecord, view: ChangeView): (Button | undefined)[] {
  if (!view.may.has(record.operation)) return [];
  return [
    recordButton(record, "settle", "It was done", { qualifier: "done" }),
    recordButton(record, "settle", "It was not done", { qualifier: "not-done" }),
  ];
}

/** Opens the form of the way back. */
export function undoButton({ may, forms = may, undo }: ChangeView): Button | undefined {
  return undo === undefined ? undefined : formButton({ may: forms }, undo.label, undo.operation, undo.values);
}

/** Opens the form again as it was filled in. A customer's data does not travel in a button that everyone gets. */
export function askAgainButton(
  { kept, operation, target }: ChangeRecord,
  { may, forms = may }: ChangeView,
): Button | undefined {
  if (kept === undefined || target.kind === "customer") return undefined;
  return formButton({ may: forms }, "Ask again", operation, kept.values);
}
