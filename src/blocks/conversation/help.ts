import type { Answer, HelpResult, Offer } from "../../operations/results.ts";
import { askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { ASK_TO_ALLOW, NOTHING } from "./nothing.ts";
import { aboutOmni, byNoun, offerButtons, titles } from "./offers.ts";
import { code, lines, outside, type Said, say, sentences, strong } from "./say.ts";
import { tell } from "./tell.ts";

/** What may be done here and how it is said: a paragraph a noun; for one noun a paragraph and a button a deed. */
export function renderHelp(result: HelpResult, _answer: Answer, view: ViewContext): Message {
  const { noun, offers } = result;
  if (noun === undefined) return helpForAll(offers, view);
  return offers.length === 0 ? noSuchNoun(noun) : helpForNoun(noun, offers, view);
}

function helpForAll(offers: readonly Offer[], view: ViewContext): Message {
  const real = aboutOmni(offers);
  const none = real.length === 0;
  return tell({
    lead: none ? NOTHING : say`Here you may ${titles(real)}.`,
    more: [
      ...(none ? [ASK_TO_ALLOW] : []),
      ...Array.from(byNoun(offers), ([noun, same]) => lines(strong(noun), ...same.flatMap(ways))),
    ],
    buttons: [...byNoun(real).keys()].map((noun) =>
      askButton(view, `More about ${noun}`, { operation: "help", values: { noun: [noun] } }),
    ),
    fine: NOTATION,
  });
}

function helpForNoun(noun: string, offers: readonly Offer[], view: ViewContext): Message {
  return tell({
    lead: say`With ${strong(noun)} you may ${titles(offers)} here.`,
    more: offers.map((offer) => lines(strong(offer.title), ...ways(offer), example(offer))),
    buttons: offerButtons(offers, view),
    fine: NOTATION,
  });
}

function noSuchNoun(noun: string): Message {
  return tell({
    lead: say`There is nothing called “${outside(noun, 80)}” that you may do here.`,
    more: [say`${code("/omni help")} shows all that you may do here.`],
  });
}

const NOTATION = sentences(
  say`${code("<name>")} is a value of yours, ${code("<name…>")} one or several, and what stands in ${code("[ ]")} can be left out.`,
  say`A value with spaces goes in double quotes.`,
);

/** Each way to say it, the first with what it does. */
function ways({ words, help }: Offer): Said[] {
  return words.map((form, index) => {
    const typed = code(`/omni ${form}`);
    return index === 0 ? say`${typed}: ${help}` : typed;
  });
}

function example({ examples }: Offer): Said | undefined {
  const said = examples.slice(0, 3).map((words) => code(`/omni ${words}`));
  return said.length === 0 ? undefined : lines(say`For example:`, ...said);
}
