import type { RanNow } from "../../operations/alert/book.ts";
import type { AlertDone } from "../../operations/alert/results.ts";
import type { Answer } from "../../operations/results.ts";
import { at } from "../change/words.ts";
import { type Said, say } from "../conversation/say.ts";
import { tell, type Telling } from "../conversation/tell.ts";
import { askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { backButton } from "../results/common.ts";
import { count, plural } from "../text.ts";
import { blindBecause } from "./blind.ts";
import { ruleSentences } from "./list.ts";
import { named, noAnswer } from "./words.ts";

/** What was done to a rule, and what comes next. */
export function renderAlertDone(answer: Answer<AlertDone>, view: ViewContext): Message {
  const { result } = answer;
  const list = { operation: "alert.list", values: {} };
  return tell({
    lead: leadOf(result),
    ...(result.deed === "deleted" ? {} : afterwards(result, view)),
    buttons: [view.from === undefined ? askButton(view, "All alerts here", list) : backButton(view)],
  });
}

type AlertStays = Exclude<AlertDone, { readonly deed: "deleted" }>;

/** What there is to know of a rule that is still there. */
function afterwards(done: AlertStays, view: ViewContext): Pick<Telling, "more" | "fine"> {
  const { deed, rule } = done;
  const { nextDue } = rule;
  return {
    more: deed === "created" || deed === "edited" ? [ruleSentences(rule)] : silentIn(done),
    fine: nextDue === undefined ? undefined : say`next run ${at(nextDue, view)}`,
  };
}

function silentIn({ ran, rule }: AlertStays): Said[] {
  if (ran === undefined) return [];
  const silent = ran.kind === "ran" ? noAnswer("Did not answer", ran.unanswered) : undefined;
  const untold = rule.paused === undefined ? undefined : say`It is paused, so nothing was told.`;
  return [silent, untold].filter((said) => said !== undefined);
}

function leadOf(done: AlertDone): Said {
  const name = named(done.rule.name);
  if (done.deed === "deleted") return say`Alert ${name} deleted: nothing is told of it any more.`;
  const { deed, already, ran } = done;
  switch (deed) {
    case "created":
      return say`Alert ${name} created: this channel is told when stock runs low.`;
    case "edited":
      return say`Alert ${name} saved.`;
    case "paused":
      return already === true
        ? say`Alert ${name} was paused already.`
        : say`Alert ${name} paused: nothing is told until it is resumed.`;
    case "resumed":
      return already === true ? say`Alert ${name} was not paused.` : say`Alert ${name} resumed.`;
    case "ran":
      return ran === undefined ? say`Alert ${name} was run.` : ranWords(name, ran);
    default:
      return deed satisfies never;
  }
}

function ranWords(name: Said, ran: RanNow): Said {
  switch (ran.kind) {
    case "ran": {
      const { low, out, unknown, unanswered, seen, calls } = ran;
      const parts = [
        low === 0 ? undefined : `${count(low)} low`,
        out === 0 ? undefined : `${count(out)} out`,
        unknown === 0 ? undefined : `${count(unknown)} not known`,
      ].filter((part) => part !== undefined);
      const well = unanswered.length === 0 ? "all well" : "all well where it could see";
      const found = parts.length === 0 ? well : parts.join(", ");
      return say`Ran ${name}: ${found}, of ${plural(seen, "count")} in ${plural(calls, "call")}.`;
    }
    case "blind":
      return say`Ran ${name}, and could not see: ${blindBecause(ran.why)}.`;
    case "under-way":
      return say`${name} is being run now; the channel is told what there is to tell.`;
    case "gone":
      return say`${name} was deleted meanwhile.`;
    default:
      return ran satisfies never;
  }
}
