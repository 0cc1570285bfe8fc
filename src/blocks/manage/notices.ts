import { outside } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import type { Message } from "../message.ts";

/** What is wrong, in sentences that say what to do. */
export function toldProblems(sentences: string): Message {
  return tell({ lead: outside(sentences, 600) });
}
