import { oneOf } from "../../english.ts";
import type { Question } from "../../operations/question.ts";
import type { Answer, MissingResult } from "../../operations/results.ts";
import { actions, askButton, section } from "../elements.ts";
import { compose, type Message, type ViewContext } from "../message.ts";
import { shown } from "../text.ts";
import { backButton, footer } from "./common.ts";

const ALL: Readonly<
  Record<
    MissingResult["what"],
    { readonly label: string; readonly question: Question; readonly words: string }
  >
> = {
  location: {
    label: "All locations",
    question: { operation: "location.read", values: {} },
    words: "/omni locations",
  },
  store: {
    label: "All stores",
    question: { operation: "store.list", values: {} },
    words: "/omni store list",
  },
  alert: {
    label: "All alerts here",
    question: { operation: "alert.list", values: {} },
    words: "/omni alert list",
  },
};

/** A name that Omni does not know, with the names that look alike as buttons. */
export function renderMissing(answer: Answer<MissingResult>, view: ViewContext): Message {
  const { what, name, near } = answer.result;
  const all = ALL[what];
  const names = near.map((each) => shown(each.name, 60));
  const hint = names.length === 0 ? `See all of them: ${all.words}` : `Did you mean ${oneOf(names)}?`;
  const whose = what === "alert" ? "This channel" : "Omni";
  const text = `${whose} has no ${what} called “${shown(name)}”. ${hint}`;
  return compose(text, [
    section([text]),
    actions([
      ...near.slice(0, 5).map((each) => askButton(view, each.name, each.question)),
      askButton(view, all.label, all.question),
      backButton(view),
    ]),
    footer(answer, view),
  ]);
}
