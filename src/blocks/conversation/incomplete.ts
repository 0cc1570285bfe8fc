import type { Problem } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import type { Offer } from "../../operations/results.ts";
import { formButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { code, outside, say, sentences } from "./say.ts";
import { tell } from "./tell.ts";

/** What was said so far to an operation, and what it lacks or cannot take. */
export interface Incomplete {
  readonly offer: Pick<Offer, "operation" | "title" | "words">;
  readonly values: Values;
  readonly problems: readonly Pick<Problem, "sentence">[];
}

/** Something is missing and no form can be opened, as after a mention: what, and a button that opens the form. */
export function incomplete({ offer, values, problems }: Incomplete, view: Pick<ViewContext, "may">): Message {
  const { operation, title, words } = offer;
  const [form] = words;
  const said = problems.slice(0, 5).map(({ sentence }) => outside(sentence));
  return tell({
    lead: said.length === 0 ? say`To ${title}, something is missing.` : sentences(...said),
    more: form === undefined ? [] : [say`It is said like this: ${code(`/omni ${form}`)}`],
    buttons: [
      formButton(view, "Fill in the rest", operation, values, { accessible: `${title}: fill in the rest` }),
    ],
  });
}
