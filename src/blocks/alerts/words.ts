import type { Levels, Rule, Source } from "../../watch/rule.ts";
import { outside, type Said, say } from "../conversation/say.ts";
import { plural } from "../text.ts";

/** Longest name of a rule, a SKU or a place in a sentence. */
const NAME = 60;

/** A name from outside in a sentence. */
export function named(name: string): Said {
  return outside(name, NAME);
}

/** What a place is called, as a column. */
export function placeLabel({ kind }: Source): string {
  return kind === "stock" ? "Location" : "Pool group";
}

/** What the counts are, as a column. */
export function unitsLabel({ kind }: Source): string {
  return kind === "stock" ? "On hand" : "Virtual";
}

/** "on-hand", or "virtual, may differ from on-hand" */
export function countsNote({ kind }: Source): string {
  return kind === "stock" ? "on-hand (physical)" : "virtual, may differ from on-hand";
}

/** "Low stock", "Low virtual stock" */
export function lowStock({ kind }: Source): string {
  return kind === "stock" ? "Low stock" : "Low virtual stock";
}

/** "at toronto-south", "in web-canada" */
export function atPlace({ kind }: Source, place: string): Said {
  return kind === "stock" ? say`at ${named(place)}` : say`in ${named(place)}`;
}

/** "low below 5, out at 0, well again from 8" */
export function levelsWords({ below, out, recover }: Levels): string {
  const again = recover === below ? "" : `, well again from ${recover}`;
  return `low below ${below}, out at ${out}${out > 0 ? " or fewer" : ""}${again}`;
}

/** "3 SKUs at 2 locations", "TEE-RED-M at toronto-south", "all SKUs in web-canada" */
export function watchedWords({ source }: Pick<Rule, "source">): Said {
  const { skus } = source;
  const places = source.kind === "stock" ? source.locations : source.groups;
  const [sku, ...moreSkus] = skus;
  const [place, ...morePlaces] = places;
  const what =
    sku === undefined
      ? say`all SKUs`
      : moreSkus.length === 0
        ? named(sku)
        : say`${plural(skus.length, "SKU")}`;
  if (place === undefined) return say`${what} at every location`;
  if (morePlaces.length === 0) return say`${what} ${atPlace(source, place)}`;
  return source.kind === "stock"
    ? say`${what} at ${plural(places.length, "location")}`
    : say`${what} in ${plural(places.length, "pool group")}`;
}
