import type { Button } from "@slack/types";
import type { Offer } from "../../operations/results.ts";
import { formButton } from "../elements.ts";
import type { ViewContext } from "../message.ts";
import { listing, outside, type Said } from "./say.ts";

/** Help, menu, why and status are about the app itself, and are offered to everyone everywhere. */
export function aboutOmni(offers: readonly Offer[]): Offer[] {
  return offers.filter(({ operation }) => operation.includes("."));
}

/** Offers by their noun, in the order they came. */
export function byNoun(offers: readonly Offer[]): Map<string, Offer[]> {
  return Map.groupBy(offers, ({ noun }) => noun);
}

/** A sentence names this many; of more, one of each noun before the second of any. */
const NAMED = 6;

/** "look up orders, check stock and 7 more" */
export function titles(offers: readonly Offer[]): Said {
  const names = titlesOf(offers.length > NAMED ? nounsFirst(offers) : offers);
  const said = names.map((title) => outside(lowered(title), 75));
  return listing(said, "and", NAMED);
}

function titlesOf(offers: readonly Offer[]): string[] {
  return [...new Set(offers.map(({ title }) => title))];
}

function nounsFirst(offers: readonly Offer[]): Offer[] {
  const nouns = [...byNoun(offers).values()];
  return [...nouns.flatMap((same) => same.slice(0, 1)), ...nouns.flatMap((same) => same.slice(1))];
}

/** A button for each offer that opens its form. */
export function offerButtons(
  offers: readonly Offer[],
  view: Pick<ViewContext, "may">,
): (Button | undefined)[] {
  return offers.map((offer) => offerButton(offer, view));
}

/** A button that opens the form of what is offered. */
export function offerButton(
  { operation, title, help }: Offer,
  view: Pick<ViewContext, "may">,
): Button | undefined {
  return formButton(view, title, operation, {}, { accessible: `${title}: ${help}` });
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
