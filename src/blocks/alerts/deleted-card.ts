import { say } from "../conversation/say.ts";
import { tell } from "../conversation/tell.ts";
import { who } from "../change/words.ts";
import type { Message } from "../message.ts";
import { named } from "./words.ts";

/** The card of an alarm whose rule was deleted. */
export function deletedCard(name: string, by: string): Message {
  return tell({
    lead: say`The alert ${named(name)} was deleted by ${who(by)}; it is not looked at any more.`,
  });
}
