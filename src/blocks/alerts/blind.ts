import type { OmniErrorKind } from "../../omni/index.ts";
import { type Said, say } from "../conversation/say.ts";

const WORDS: Readonly<Record<OmniErrorKind, string>> = {
  "not-found": "Omni does not know what is watched",
  "not-published": "Omni does not offer this on your site",
  "refused-key": "Omni does not accept this app's key",
  quota: "the allowance of calls to Omni is used up",
  "rate-limited": "Omni is getting too many questions",
  invalid: "Omni does not take the question",
  unavailable: "Omni is not answering",
  "timed-out": "Omni takes too long to answer",
  "unknown-outcome": "Omni's answer was lost",
  "not-understood": "Omni's answer cannot be read",
  "not-connected": "Omni cannot be reached",
  aborted: "the app was stopped",
};

/** Why nothing can be seen, as the end of a sentence: "Omni is not answering". */
export function blindBecause(why: string): Said {
  return say`${isKind(why) ? WORDS[why] : "Omni gives no answer"}`;
}

function isKind(why: string): why is OmniErrorKind {
  return Object.hasOwn(WORDS, why);
}
