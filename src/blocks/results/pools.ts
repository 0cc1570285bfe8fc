import type { Answer, PoolsResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { askButton } from "../elements.ts";
import type { Message, ViewContext } from "../message.ts";
import { count, listed, plural, shown } from "../text.ts";
import { countsCard, noCounts } from "./counts-card.ts";
import { type Counts, countsSheet, placesOf, unitsIn } from "./counts.ts";
import { noAnswer } from "./stock.ts";

/**
 * Virtual stock by pool group: always called so. Counts of different groups are never added up, since groups may
 * sell the same units.
 */
export function renderPools(answer: Answer<PoolsResult>, view: ViewContext): Message {
  const { result } = answer;
  const counts = countsOf(result);
  if (result.rows.length === 0) return noCounts(answer, view, nothingOf(result), counts.note);
  return countsCard(answer, view, {
    counts,
    headline: `${subject(result)} · ${amount(counts)}${among(result)}`,
    sentence: `${subject(result)}: ${amount(counts)}${among(result)}.`,
    lines: [noAnswer(result.unanswered, "pool group"), notCounted(result)],
    buttons: [onHandButton(result, answer, view)],
  });
}

/** Virtual counts as a table; undefined where there is nothing to show. */
export function poolsSheet(result: PoolsResult): Sheet | undefined {
  return result.rows.length === 0 ? undefined : countsSheet(countsOf(result));
}

function countsOf({ groups, skus, rows, unanswered }: PoolsResult): Counts {
  const [only, ...more] = groups;
  return {
    rows: rows.map((row) => ({ sku: row.Sku, place: row.InventoryPoolGroupName, units: row.Quantity })),
    skus,
    places: groups,
    unanswered,
    place: "Pool group",
    units: "Virtual",
    additive: false,
    caption: `Virtual stock of ${only !== undefined && more.length === 0 ? only : plural(groups.length, "pool group")}`,
    note: "virtual, may differ from on-hand",
  };
}

const onCard = (text: string): string => shown(text, 60);

function subject({ groups, skus }: PoolsResult): string {
  const [sku, ...moreSkus] = skus;
  const [group, ...moreGroups] = groups;
  const what =
    sku === undefined ? undefined : moreSkus.length === 0 ? onCard(sku) : plural(skus.length, "SKU");
  const where =
    group !== undefined && moreGroups.length === 0 ? onCard(group) : plural(groups.length, "pool group");
  return what === undefined ? where : `${what} in ${where}`;
}

/** "38 virtual"; for several groups each its own number. */
function amount(counts: Counts): string {
  const groups = placesOf(counts).filter((place) => counts.rows.some((row) => row.place === place));
  const of = (group: string): number => unitsIn(counts.rows.filter(({ place }) => place === group));
  const [only, ...more] = groups;
  if (only !== undefined && more.length === 0) return `${count(of(only))} virtual`;
  return `virtual ${listed(
    groups.map((group) => `${count(of(group))} in ${onCard(group)}`),
    4,
  )}`;
}

/** How many SKUs the number is of, where none were named. */
function among({ skus, rows }: PoolsResult): string {
  return skus.length > 0 ? "" : `, ${plural(new Set(rows.map(({ Sku }) => Sku)).size, "SKU")}`;
}

function notCounted({ skus, groups, rows, unanswered }: PoolsResult): string | undefined {
  const counted = new Set(rows.map(({ Sku }) => Sku));
  const places = new Set([
    ...rows.map((row) => row.InventoryPoolGroupName),
    ...unanswered.map(({ what }) => what),
  ]);
  const missing = [
    ...skus.filter((sku) => !counted.has(sku)),
    ...groups.filter((group) => !places.has(group)),
  ];
  return missing.length === 0
    ? undefined
    : `No virtual count of ${listed(missing.map(onCard))}. Check the spelling.`;
}

function nothingOf({ groups, skus, unanswered }: PoolsResult): string {
  const where = listed(groups.map(onCard), 4);
  const what = skus.length === 0 ? "anything" : listed(skus.map(onCard), 4);
  if (unanswered.length > 0)
    return `No virtual count of ${what} in ${where} is known: Omni did not answer. Try again in a minute.`;
  return `No virtual count of ${what} in ${where}. Check the names of the pool group and the SKU.`;
}

function onHandButton(
  { skus }: PoolsResult,
  answer: Answer<PoolsResult>,
  view: ViewContext,
): ReturnType<typeof askButton> {
  if (skus.length === 0) return undefined;
  const question = { operation: "stock.read", values: { sku: skus } };
  return askButton(view, "On hand", question, { from: answer.question });
}
