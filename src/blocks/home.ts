import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { Offer } from "../operations/results.ts";
import type { Named } from "../policy/index.ts";
import { ASK_TO_ALLOW, NOTHING } from "./conversation/nothing.ts";
import { aboutOmni, byNoun, offerButton, titles } from "./conversation/offers.ts";
import { whoCanChange } from "./conversation/people.ts";
import { code, lines, type Said, say, sentences, strong } from "./conversation/say.ts";
import { small } from "./conversation/tell.ts";
import { section } from "./elements.ts";
import { LIMITS } from "./limits.ts";
import type { ViewContext } from "./message.ts";
import { capital } from "./text.ts";

/** App Home: what this person may do in the direct place, a button for each, how to ask, and who decides. */
export function homeView(
  offers: readonly Offer[],
  view: Pick<ViewContext, "may">,
  administrators: Named,
): HomeView {
  const real = aboutOmni(offers);
  const [first] = real;
  const before = paragraph(
    first === undefined ? sentences(NOTHING, ASK_TO_ALLOW) : say`Here you may ${titles(real)}.`,
  );
  const after = [...paragraph(howToAsk(first)), ...small(whoDecides(administrators))];
  const deeds = [...byNoun(real).values()].flat().flatMap((offer) => deedBlocks(offer, view));
  const room = LIMITS.viewBlocks - before.length - after.length;
  return { type: "home", blocks: [...before, ...deeds.slice(0, room), ...after] };
}

function deedBlocks(offer: Offer, view: Pick<ViewContext, "may">): KnownBlock[] {
  const told = lines(strong(offer.title), say`${capital(offer.help)}`);
  return paragraph(told, offerButton(offer, view));
}

function howToAsk(first: Offer | undefined): Said {
  const words = first?.examples[0] ?? "help";
  return sentences(
    say`Or ask with words: write ${code(words)} to me in our direct message, or ${code(`/omni ${words}`)} in any channel.`,
    say`A channel may allow more than this page: ${code("/omni help")} says what.`,
  );
}

function whoDecides(administrators: Named): Said {
  return sentences(say`A policy decides who may do what, and where.`, whoCanChange(administrators));
}

function paragraph({ mrkdwn }: Said, accessory?: Button): KnownBlock[] {
  const block = section([mrkdwn], accessory);
  return block === undefined ? [] : [block];
}
