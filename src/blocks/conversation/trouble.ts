import type { Message } from "../message.ts";
import { type Again, againButton } from "./again.ts";
import { tell } from "./tell.ts";
import { type Failure, itsWords, whatHappened, whatToDo } from "./omni-trouble.ts";
import { code, type Said, say, sentences } from "./say.ts";

/** Kinds of trouble that may be over when the same is asked again. */
const PASSING = new Set<Failure["kind"]>([
  "rate-limited",
  "unavailable",
  "timed-out",
  "not-connected",
  "aborted",
]);

/** Kinds after which "nothing was changed" needs no saying, or would not be true. */
const NOT_A_WORD_ABOUT_CHANGE = new Set<Failure["kind"]>(["not-found", "not-connected", "unknown-outcome"]);

/**
 * What went wrong with Omni, and what to do. `reference` is also in the log. With the question, trouble
 * that passes has a button that asks it again.
 */
export function trouble(failure: Failure, reference: string, again?: Again): Message {
  return tell({
    lead: whatHappened(failure),
    more: [
      sentences(
        itsWords(failure),
        NOT_A_WORD_ABOUT_CHANGE.has(failure.kind) ? undefined : say`Nothing was changed.`,
        whatToDo(failure),
      ),
    ],
    buttons: PASSING.has(failure.kind) ? [againButton("Try again", again)] : [],
    fine: sentences(
      failure.traceId === undefined ? undefined : say`Trace ${code(failure.traceId, 80)}, Omni's own.`,
      referenced(reference),
    ),
  });
}

/** Something that nobody foresaw. */
export function unexpected(reference: string): Message {
  return tell({
    lead: say`Something went wrong in this app, and it is not your mistake.`,
    more: [say`Try again. If it stays, give whoever runs this app the reference below.`],
    fine: referenced(reference),
  });
}

/** Slack did not take what was sent. */
export function slackTrouble(reference: string): Message {
  return tell({
    lead: say`Slack did not take the answer, so it can't be shown.`,
    more: [say`Ask again. If it stays, give whoever runs this app the reference below.`],
    fine: referenced(reference),
  });
}

function referenced(reference: string): Said {
  return say`Reference ${code(reference, 80)}, which is also in this app's log.`;
}
