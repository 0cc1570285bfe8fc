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

/** "look up orders, check stock and 7 more" */
export function titles(offers: readonly Offer[]): Said {
  const names = [...new Set(offers.map(({ title }) => title))];
  return listing(
    names.map((title) => outside(lowered(title), 75)),
    "and",
  );
}

/** A button for each offer that opens its form. */
export function offerButtons(
  offers: readonly Offer[],
  view: Pick<ViewContext, "may">,
): (Button | undefined)[] {
  return offers.map(({ operation, title, help }) =>
    formButton(view, title, operation, {}, { accessible: `${title}: ${help}` }),
  );
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
