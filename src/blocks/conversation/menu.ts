import type { Answer, MenuResult, Offer } from "../../operations/results.ts";
import type { Message, ViewContext } from "../message.ts";
import { ASK_TO_ALLOW, NOTHING } from "./nothing.ts";
import { aboutOmni, byNoun, offerButtons, titles } from "./offers.ts";
import { code, say } from "./say.ts";
import { rows, tell } from "./tell.ts";

/** More buttons than this would be more text than Slack takes in one message. */
const MOST = 100;

/** What may be done here: a button for each, which opens its form. They stand together, noun by noun. */
export function renderMenu({ offers }: MenuResult, _answer: Answer, view: ViewContext): Message {
  const real = aboutOmni(offers).filter(({ wordsOnly }) => !wordsOnly);
  if (real.length === 0) return tell({ lead: NOTHING, more: [ASK_TO_ALLOW] });
  return tell({
    lead: say`Here you may ${titles(real)}.`,
    blocks: rows(offerButtons([...byNoun(real).values()].flat().slice(0, MOST), view)),
    fine: say`${typed(real)}All that can be typed: ${code("/omni help")}.`,
  });
}

function typed(offers: readonly Offer[]) {
  const [example] = offers.flatMap(({ examples }) => examples);
  return example === undefined ? say`` : say`Or type it: ${code(`/omni ${example}`)}. `;
}
