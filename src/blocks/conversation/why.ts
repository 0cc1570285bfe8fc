import type { Answer, WhyResult } from "../../operations/results.ts";
import type { Message, ViewContext } from "../message.ts";
import { deedOf } from "./rights.ts";
import { withMentions } from "./people.ts";
import { lines, outside, say } from "./say.ts";
import { tell } from "./tell.ts";

/** Whether a right may be used here, which rule says so, and who can change it. */
export function renderWhy(
  { right, allowed, sentences }: WhyResult,
  _answer: Answer,
  view: ViewContext,
): Message {
  const spoken = (sentence: string) => (view.everyone === true ? outside : withMentions)(sentence, 1000);
  const [first, ...others] = sentences.map(spoken);
  const answer = allowed ? say`You may ${deedOf(right)} here.` : say`You can't ${deedOf(right)} here.`;
  return tell({ lead: first ?? answer, more: [lines(...others)] });
}
