import type { OmniError } from "../../omni/index.ts";
import { duration } from "../time.ts";
import { code, outside, type Said, say, sentences } from "./say.ts";

/** What a person is told of a failed call; an OmniError is one. */
export type Failure = Pick<OmniError, "kind"> & Partial<Omit<OmniError, "kind">>;

/** What went wrong with Omni, in one sentence. */
export function whatHappened(failure: Failure): Said {
  switch (failure.kind) {
    case "not-found":
      return say`Omni knows no such thing.`;
    case "not-published":
      return say`Omni does not offer this on your site.`;
    case "refused-key":
      return say`Omni does not accept this app's key.`;
    case "quota":
      return say`This app's allowance of calls to Omni is used up for now.`;
    case "rate-limited":
      return say`Omni is getting too many questions right now.`;
    case "invalid":
      return say`Omni does not take it like this.`;
    case "unavailable":
      return failure.attempts === 0
        ? say`Omni was not answering a moment ago, so it is given a moment before it is asked again.`
        : say`Omni is not answering right now${tried(failure)}.`;
    case "timed-out":
      return say`Omni took too long to answer${tried(failure)}.`;
    case "unknown-outcome":
      return say`It is not known whether it was done: Omni's answer was lost.`;
    case "not-understood":
      return say`Omni's answer could not be read.`;
    case "not-connected":
      return say`Omni could not be reached, so nothing was sent.`;
    case "aborted":
      return say`This was stopped before Omni answered.`;
    default:
      return failure.kind satisfies never;
  }
}

/** What to do about it. */
export function whatToDo(failure: Failure): Said {
  switch (failure.kind) {
    case "not-found":
      return say`Check the number or the name.`;
    case "not-published":
      return say`Ask Tecsys whether the call ${call(failure)} is published for you; where its path differs, it is set in ${code("OMNI_ENDPOINTS_FILE")}.`;
    case "refused-key":
      return say`Whoever runs this app must check ${code("OMNI_API_KEY")}.`;
    case "quota":
      return sentences(
        again(failure, "when it is renewed"),
        say`If this happens often, ask Tecsys for more.`,
      );
    case "rate-limited":
      return again(failure, "in a minute");
    case "invalid":
      return setting(failure);
    case "unavailable":
    case "timed-out":
      return sentences(again(failure, "in a minute"), giveTrace(failure));
    case "unknown-outcome":
      return say`It will not be sent again. Look at it in Omni before you decide what to do.`;
    case "not-understood":
      return sentences(say`Tell whoever runs this app.`, unreadable(failure));
    case "not-connected":
      return again(failure, "in a minute");
    case "aborted":
      return say`Ask again when you need it.`;
    default:
      return failure.kind satisfies never;
  }
}

/** The service's own sentence, where it gave one. */
export function itsWords({ words }: Failure): Said | undefined {
  return words === undefined || words.trim() === ""
    ? undefined
    : say`Omni says: “${outside(words.trim().replace(/\.+$/u, ""), 500)}”.`;
}

function tried({ attempts = 0, tookMs = 0 }: Failure): Said {
  if (attempts === 0 || tookMs < 1000) return say``;
  return attempts === 1
    ? say` (waited ${duration(tookMs)})`
    : say` (tried ${attempts} times in ${duration(tookMs)})`;
}

function again({ retryAfterMs }: Failure, otherwise: string): Said {
  return retryAfterMs === undefined || retryAfterMs <= 0
    ? say`Try again ${otherwise}.`
    : say`Try again in ${duration(retryAfterMs)}.`;
}

function giveTrace({ traceId }: Failure): Said {
  return traceId === undefined
    ? say`If it stays, tell whoever runs this app.`
    : say`If it stays, give Tecsys the trace below.`;
}

function call({ endpoint = "" }: Failure): Said {
  return code(endpoint);
}

function setting({ field, setting }: Failure): Said {
  if (field === undefined) return say`Change what Omni did not take, and ask again.`;
  return setting === undefined
    ? say`It is about the field ${code(field)}.`
    : say`The field ${code(field)} may be called otherwise on your site: it is set under ${code(setting)} in ${code("OMNI_ENDPOINTS_FILE")}.`;
}

function unreadable({ field }: Failure): Said | undefined {
  return field === undefined ? undefined : say`The part that is missing or odd is ${code(field)}.`;
}
