import type { Offer } from "../../operations/results.ts";
import type { Message } from "../message.ts";
import { aboutOmni, titles } from "./offers.ts";
import type { ChannelLabel } from "./people.ts";
import { addToPolicy } from "./policy-lines.ts";
import { code, say } from "./say.ts";
import { tell } from "./tell.ts";

/** Said when the app joins a channel: what every member may do there, or how to allow it. */
export function welcome(channel: ChannelLabel, offers: readonly Offer[]): Message {
  const real = aboutOmni(offers);
  if (real.length === 0) {
    const lead = say`Hello. Nothing is allowed in this channel yet.`;
    return tell({ lead, blocks: addToPolicy(channel) });
  }
  const [example] = real.flatMap(({ examples }) => examples);
  return tell({
    lead: say`Hello. In this channel you may ${titles(real)}.`,
    more:
      example === undefined
        ? []
        : [
            say`Try ${code(`/omni ${example}`)}. Mention me with the same words to get the answer where everyone reads it.`,
          ],
    fine: say`All that you may do here: ${code("/omni help")}.`,
  });
}
