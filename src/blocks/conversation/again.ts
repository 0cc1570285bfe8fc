import type { Button } from "@slack/types";
import type { Question } from "../../operations/question.ts";
import { askButton } from "../elements.ts";
import type { ViewContext } from "../message.ts";

/** A question that is known and may be asked again, and what this person may do here. */
export interface Again {
  readonly question: Question;
  readonly view: Pick<ViewContext, "may">;
}

/** A button that asks the same again, where the question is known. */
export function againButton(label: string, again: Again | undefined): Button | undefined {
  return again === undefined ? undefined : askButton(again.view, label, again.question);
}
