import type { Answer, StockResult, Unanswered } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { formButton, type askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { count, listed, plural, shown } from "../text.ts";
import { countsCard, noCounts } from "./counts-card.ts";
import { type Counts, countsSheet, placesOf, unitsIn } from "./counts.ts";

/** On-hand counts: the sum first, then where it lies. A location that did not answer says so, and is never a zero. */
export function renderStock(answer: Answer<StockResult>, view: ViewContext): Message {
  const { result } = answer;
  const counts = countsOf(result);
  if (result.rows.length === 0) return noCounts(answer, view, nothingOf(result), counts.note);
  return countsCard(answer, view, {
    counts,
    headline: headlineOf(result, counts),
    sentence: sentenceOf(result, counts),
    lines: [belowZero(result), noAnswer(result.unanswered, "location"), notCounted(result)],
    buttons: [virtualButton(result, view)],
  });
}

/** On-hand counts as a table; undefined where there is nothing to show. */
export function stockSheet(result: StockResult): Sheet | undefined {
  return result.rows.length === 0 ? undefined : countsSheet(countsOf(result));
}

function countsOf({ skus, locations, rows, unanswered }: StockResult): Counts {
  const of = subject(skus, locations, (name) => name);
  return {
    rows: rows.map(({ Sku, LocationInternalName, Quantity }) => ({
      sku: Sku,
      place: LocationInternalName,
      units: Quantity,
    })),
    skus,
    places: locations,
    unanswered,
    place: "Location",
    units: "On hand",
    additive: true,
    caption: `Stock of ${of}`,
    note: "on-hand (physical)",
  };
}

/** What was asked about: a SKU, several, or a whole location. */
function subject(
  skus: readonly string[],
  locations: readonly string[],
  name: (text: string) => string,
): string {
  const [sku, ...moreSkus] = skus;
  if (sku !== undefined) return moreSkus.length === 0 ? name(sku) : plural(skus.length, "SKU");
  const [location, ...more] = locations;
  return location !== undefined && more.length === 0 ? name(location) : plural(locations.length, "location");
}

/** What was counted of what was asked about: "2 of 3 SKUs". */
function counted({ skus, locations, rows }: StockResult): string {
  const found = new Set(rows.map(({ Sku }) => Sku)).size;
  const isPart = skus.length > 1 && found < skus.length;
  return isPart ? `${count(found)} of ${plural(skus.length, "SKU")}` : subject(skus, locations, onCard);
}

const onCard = (text: string): string => shown(text, 60);

function headlineOf(result: StockResult, counts: Counts): string {
  return `${counted(result)} · ${amount(counts)}${where(result, counts)}`;
}

function sentenceOf(result: StockResult, counts: Counts): string {
  const silent = result.unanswered.length;
  const missing = silent === 0 ? "" : `; ${plural(silent, "location")} did not answer`;
  return `${counted(result)}: ${amount(counts)}${where(result, counts)}${missing}.`;
}

function amount({ rows }: Counts): string {
  const units = unitsIn(rows);
  return rows.every((row) => row.units === 0) ? "none on hand" : `${count(units)} on hand`;
}

/** "at 2 locations", "at 2 of 20 locations", ", 310 SKUs" for a whole location. */
function where(result: StockResult, counts: Counts): string {
  const silent = new Set(result.unanswered.map(({ what }) => what));
  const places = placesOf(counts).filter((place) => !silent.has(place));
  const [only] = places;
  const skus = new Set(counts.rows.map(({ sku }) => sku)).size;
  if (result.skus.length === 0 && result.locations.length === 1) return `, ${plural(skus, "SKU")}`;
  if (places.length === 1 && only !== undefined) return ` at ${onCard(only)}`;
  const stocked = places.filter((place) => counts.rows.some((row) => row.place === place && row.units !== 0));
  const isAll = stocked.length === places.length || stocked.length === 0;
  return isAll
    ? ` at ${plural(places.length, "location")}`
    : ` at ${count(stocked.length)} of ${plural(places.length, "location")}`;
}

function belowZero({ rows }: StockResult): string | undefined {
  const negative = rows.filter(({ Quantity }) => Quantity < 0);
  if (negative.length === 0) return undefined;
  const named = negative.map(
    (row) => `${onCard(row.Sku)} at ${onCard(row.LocationInternalName)} (${count(row.Quantity)})`,
  );
  return `Below zero: ${listed(named, 4)}.`;
}

/** "No answer from queen-west (timed out): its count is not known and not in the total." */
export function noAnswer(unanswered: readonly Unanswered[], place: string): string | undefined {
  const [first, ...more] = unanswered;
  if (first === undefined) return undefined;
  const named = unanswered.map(({ what, why }) => `${onCard(what)} (${why.replaceAll("-", " ")})`);
  const rest = more.length === 0 ? "its count is" : "their counts are";
  const who = more.length === 0 ? named.join("") : `${plural(unanswered.length, place)}: ${listed(named, 4)}`;
  return `No answer from ${who}; ${rest} not known and not in the total.`;
}

/** Of several that were asked about, those that Omni has no count of. */
function notCounted({ skus, locations, rows, unanswered }: StockResult): string | undefined {
  const counted = new Set(rows.map(({ Sku }) => Sku));
  const places = new Set([
    ...rows.map((row) => row.LocationInternalName),
    ...unanswered.map(({ what }) => what),
  ]);
  const noSku = skus.filter((sku) => !counted.has(sku)).map(onCard);
  const noPlace = locations.filter((location) => !places.has(location)).map(onCard);
  const parts = [
    noSku.length === 0 ? undefined : `No count of ${listed(noSku)}. Check the spelling.`,
    noPlace.length === 0 ? undefined : `No count at ${listed(noPlace)}.`,
  ];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

function nothingOf({ skus, locations, unanswered }: StockResult): string {
  const what = skus.length === 0 ? "anything" : listed(skus.map(onCard), 4);
  if (unanswered.length > 0) {
    const silent =
      unanswered.length === 1 ? "the one location that was asked" : plural(unanswered.length, "location");
    return `No count of ${what} is known: ${silent} did not answer. Try again in a minute.`;
  }
  if (skus.length === 0) return `${listed(locations.map(onCard), 4)}: Omni counts nothing here.`;
  const check = skus.length === 1 ? "Check the SKU's spelling" : "Check the spelling of the SKUs";
  if (locations.length === 0) return `No location has ${what}. ${check}.`;
  return `No count of ${what} at ${listed(locations.map(onCard), 4)}. ${check}, or ask without a location to see where there is any.`;
}

/** Virtual stock needs a pool group, so its form asks for one. */
function virtualButton({ skus }: StockResult, view: ViewContext): ReturnType<typeof askButton> {
  return skus.length === 0 ? undefined : formButton(view, "Virtual…", "pool.read", { sku: skus });
}
