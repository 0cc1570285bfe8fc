import { byName } from "../../english.ts";
import type { Unanswered } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";

/** Units of one SKU in one place: a location, or a pool group. */
export interface Counted {
  readonly sku: string;
  readonly place: string;
  readonly units: number;
}

export interface Counts {
  readonly rows: readonly Counted[];
  /** As they were asked for: they set the order. Empty where all were. */
  readonly skus: readonly string[];
  readonly places: readonly string[];
  readonly unanswered: readonly Unanswered[];
  /** What a place is called, as a column: "Location". */
  readonly place: string;
  /** What the units are, as a column: "On hand". */
  readonly units: string;
  /** Whether units of different places are different units: only then they are added up. */
  readonly additive: boolean;
  readonly caption: string;
  readonly note: string;
}

type Cell = Sheet["rows"][number][number];

const NO_ANSWER = "no answer";
/** Columns of counts side by side; with more, a list reads better. */
const MATRIX = 6;

/** Counts as a table: a list of what differs, or a matrix where SKUs and places both do and fit side by side. */
export function countsSheet(counts: Counts): Sheet {
  const places = placesOf(counts);
  const skus = inOrder(
    counts.rows.map(({ sku }) => sku),
    counts.skus,
  );
  if (skus.length > 1 && places.length > 1 && places.length <= MATRIX) return matrix(counts, skus, places);
  return list(counts, skus, places);
}

/** The places that are in the table, in the order asked, else by name; those without an answer among them. */
export function placesOf({ rows, places, unanswered }: Counts): string[] {
  return inOrder([...rows.map(({ place }) => place), ...unanswered.map(({ what }) => what)], places);
}

/** All units of these rows together. */
export function unitsIn(rows: readonly Counted[]): number {
  return rows.reduce((sum, { units }) => sum + units, 0);
}

function inOrder(names: readonly string[], asked: readonly string[]): string[] {
  const rank = new Map(asked.map((name, index) => [name, index]));
  const last = asked.length;
  return [...new Set(names)].toSorted(
    (a, b) => (rank.get(a) ?? last) - (rank.get(b) ?? last) || byName(a, b),
  );
}

function list(counts: Counts, skus: readonly string[], places: readonly string[]): Sheet {
  const withSku = skus.length > 1;
  const withPlace = places.length > 1 || !withSku;
  const row = (sku: string, place: string, units: Cell): Cell[] => [
    ...(withSku ? [sku] : []),
    ...(withPlace ? [place] : []),
    units,
  ];
  const bySku = rankOf(skus);
  const byPlace = rankOf(places);
  const sorted = counts.rows.toSorted(
    (a, b) => bySku(a.sku) - bySku(b.sku) || byPlace(a.place) - byPlace(b.place),
  );
  const silent = counts.unanswered.map(({ what }) => row("all", what, NO_ANSWER));
  const rows = [...sorted.map(({ sku, place, units }) => row(sku, place, units)), ...silent];
  const blanks = rows[0]?.slice(0, -2).map(() => "") ?? [];
  const isTotal = counts.rows.length > 1 && (counts.additive || places.length === 1);
  return {
    caption: counts.caption,
    note: counts.note,
    columns: [
      ...(withSku ? [{ label: "SKU" }] : []),
      ...(withPlace ? [{ label: counts.place }] : []),
      { label: counts.units, number: true },
    ],
    rows,
    ...(isTotal ? { total: ["Total", ...blanks, unitsIn(counts.rows)] } : {}),
  };
}

function rankOf(names: readonly string[]): (name: string) => number {
  const ranks = new Map(names.map((name, index) => [name, index]));
  return (name) => ranks.get(name) ?? names.length;
}

function matrix(counts: Counts, skus: readonly string[], places: readonly string[]): Sheet {
  const silent = new Set(counts.unanswered.map(({ what }) => what));
  const bySku = Map.groupBy(counts.rows, ({ sku }) => sku);
  const cellOf = (rows: readonly Counted[], place: string): Cell => {
    const found = rows.filter((row) => row.place === place);
    return found.length > 0 ? unitsIn(found) : silent.has(place) ? NO_ANSWER : "";
  };
  const lineOf = (first: string, rows: readonly Counted[]): Cell[] => [
    first,
    ...places.map((place) => cellOf(rows, place)),
    ...(counts.additive ? [unitsIn(rows)] : []),
  ];
  return {
    caption: counts.caption,
    note: counts.note,
    columns: [
      { label: "SKU" },
      ...places.map((label) => ({ label, number: true })),
      ...(counts.additive ? [{ label: "Total", number: true }] : []),
    ],
    rows: skus.map((sku) => lineOf(sku, bySku.get(sku) ?? [])),
    total: lineOf("Total", counts.rows),
  };
}
