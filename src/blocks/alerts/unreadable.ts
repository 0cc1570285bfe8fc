import type { Button, KnownBlock } from "@slack/types";
import type { AlertUnreadableResult } from "../../operations/alert/results.ts";
import type { Answer } from "../../operations/results.ts";
import { loud } from "../change/words.ts";
import { listing, type Said, say } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { actions, askButton, formButton, section } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { backButton } from "../results/common.ts";
import { named } from "./words.ts";

/** So many are named in one sentence. */
const MOST_NAMED = 15;

/** Why rules cannot be read, and what to do about that; undefined where there is none. */
export function whyUnreadable(names: readonly string[]): Said | undefined {
  if (names.length === 0) return undefined;
  const isOne = names.length === 1;
  const which = listing(names.map(named), "and", MOST_NAMED);
  return say`${isOne ? "This alert" : "These alerts"} cannot be read, so nothing is looked at or told for ${isOne ? "it" : "them"}: ${which}. Whoever runs this app finds the reason in its log; ${isOne ? "it is" : "they are"} damaged, or of a newer version of the app. ${isOne ? "It" : "They"} can be deleted and made anew.`;
}

/** A rule that cannot be read, in the list: all that can be done is to delete it. */
export function unreadableBlocks(name: string, view: ViewContext): KnownBlock[] {
  const told = say`${loud(named(name))} · cannot be read`;
  const buttons = actions([deleteButton(name, view)]);
  return [section([told.mrkdwn]), buttons].filter((block) => block !== undefined);
}

/** Asked how a rule stands that cannot be read. */
export function renderUnreadable(answer: Answer<AlertUnreadableResult>, view: ViewContext): Message {
  return cannotBeRead(answer.result.name, view);
}

/** The same, of a rule whose card was clicked. */
export function cannotBeRead(name: string, view: ViewContext): Message {
  const list = { operation: "alert.list", values: {} };
  return tell({
    lead: say`The alert ${named(name)} cannot be read, so nothing is looked at or told for it.`,
    more: [
      say`It is damaged, or of a newer version of the app: whoever runs this app finds the reason in its log. It can be deleted and made anew.`,
    ],
    buttons: [
      deleteButton(name, view),
      view.from === undefined ? askButton(view, "All alerts here", list) : backButton(view),
    ],
  });
}

function deleteButton(name: string, view: ViewContext): Button | undefined {
  return formButton(view, "Delete…", "alert.delete", { alert: [name] }, { accessible: `Delete: ${name}` });
}
