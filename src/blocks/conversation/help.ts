import type { Answer, HelpResult, Offer } from "../../operations/results.ts";
import { askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { ASK_TO_ALLOW, NOTHING } from "./nothing.ts";
import { aboutOmni, byNoun, offerButtons, titles } from "./offers.ts";
import { code, joinSaid, lines, listing, outside, type Said, say, sentences, strong } from "./say.ts";
import { tell } from "./tell.ts";

/** What may be done here, an example a line; for one noun all the ways to say it, and a button a deed. */
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
      ...Array.from(byNoun(real), ([noun, same]) => lines(strong(noun), ...briefly(same))),
      lines(strong("anywhere"), ...briefly(offers.filter((offer) => !real.includes(offer)))),
    ],
    buttons: [...byNoun(real).keys()].map((noun) =>
      askButton(view, `More about ${noun}`, { operation: "help", values: { noun: [noun] } }),
    ),
    fine: none ? undefined : MORE,
  });
}

const MORE = sentences(
  say`Type your own number, SKU or name in the place of these.`,
  say`All the ways to say something: ${code("/omni help order")}.`,
);

/** A line a deed; those that have a button where they are done share one. */
function briefly(offers: readonly Offer[]): (Said | undefined)[] {
  const said = offers.filter(({ wordsOnly }) => !wordsOnly);
  const others = offers.filter(({ wordsOnly }) => wordsOnly);
  return [
    ...said.map(({ examples, words, help }) => say`${typed(examples[0] ?? words[0] ?? "")}: ${help}`),
    inShort(others),
  ];
}

/** "also `pause` and `resume`, as in `/omni alert pause caps`" */
function inShort(offers: readonly Offer[]): Said | undefined {
  const verbs = offers.map(({ words }) => code(words[0]?.split(" ")[1] ?? ""));
  const [example] = offers.flatMap(({ examples }) => examples);
  if (example === undefined) return undefined;
  return say`also ${listing(verbs, "and", MOST_VERBS)}, as in ${typed(example)}`;
}

const MOST_VERBS = 20;

function helpForNoun(noun: string, offers: readonly Offer[], view: ViewContext): Message {
  return tell({
    lead: say`With ${strong(noun)} you may ${titles(offers)} here.`,
    more: offers.map(inFull),
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

/** What it does, each way to say it, and examples that say more than these. */
function inFull({ title, help, words, examples }: Offer): Said {
  const telling = examples.filter((example) => !words.includes(example)).slice(0, 3);
  const such = telling.length === 0 ? undefined : say`such as ${listing(telling.map(typed), "or")}`;
  const isShort = words.length === 1 && telling.length === 1;
  const ways = words.map(typed);
  return lines(
    say`${strong(title)}: ${help}`,
    ...(isShort ? [joinSaid([...ways, such], ", ")] : [...ways, such]),
  );
}

function typed(words: string): Said {
  return code(`/omni ${words}`);
}
