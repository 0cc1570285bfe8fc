import type { Message } from "../message.ts";
import { ASK_TO_ALLOW, NOTHING } from "./nothing.ts";
import { code, say } from "./say.ts";
import { tell } from "./tell.ts";

/** Where this person may do nothing at all. */
export function nothingHere(): Message {
  return tell({ lead: NOTHING, more: [ASK_TO_ALLOW] });
}

/** A message that was to be searched for order numbers holds none. */
export function noOrdersFound(): Message {
  return tell({
    lead: say`There is no order number in this message.`,
    more: [say`Ask for one yourself: ${code("/omni order 1001")}.`],
  });
}
