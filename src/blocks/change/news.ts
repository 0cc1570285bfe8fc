import type { ChangeRecord } from "../../ledger/change-record.ts";
import { lines, type Said, say } from "../conversation/say.ts";
import type { ChangeView } from "./view.ts";
import { at, unstopped, who } from "./words.ts";

/** So many are told of by themselves. */
const MOST_TOLD = 3;

/** What became of changes since something was shown, a line each; nothing where nothing is known to have changed. */
export function newsOf(changes: readonly ChangeRecord[], reader: Pick<ChangeView, "zone" | "now">): Said {
  const told = changes.flatMap((change) => sentenceOf(change, reader) ?? []);
  const rest = told.length - MOST_TOLD;
  return lines(...told.slice(0, MOST_TOLD), rest > 0 ? say`And ${rest} more.` : undefined);
}

/** "Shipment 20078 rejected at 14:02 by @person."; nothing where nothing is known to have changed. */
function sentenceOf(change: ChangeRecord, reader: Pick<ChangeView, "zone" | "now">): Said | undefined {
  const { state, wording, person, outcome, ending, updatedAt } = change;
  const when = at(outcome?.at ?? updatedAt, reader);
  if (state === "done") return say`${unstopped(wording.done)} at ${when} by ${who(person)}.`;
  const asked = say`${who(person)} asked at ${when} to ${unstopped(wording.deed)}`;
  if (state === "sent") return say`${asked}: sent, not verified yet.`;
  if (state !== "settled-done") return undefined;
  return ending?.by === undefined
    ? say`${asked}: settled as done.`
    : say`${asked}: settled as done by ${who(ending.by)}.`;
}
