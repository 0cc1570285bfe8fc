import { z } from "zod";
import type { Names } from "./names.ts";
import { plainBy } from "./plain-by-schema.ts";
import { plainOnHand, plainRows, plainVirtual } from "./plain-rows.ts";
import { FieldMetadata } from "./schemas/field-metadata.ts";
import { OnHand, PreOrder, Virtual } from "./schemas/inventory.ts";
import { Order } from "./schemas/order.ts";
import { Location, LocationCustomFields, StoreLocation } from "./schemas/place.ts";
import { Transaction } from "./schemas/transaction.ts";

type Aliases = Readonly<Record<string, readonly string[]>>;
type Row = Record<string, unknown>;

/** Schemas of every list that the service answers, by the names of this site. */
export type Answers = ReturnType<typeof answersOf>;

/**
 * Builds the schemas once per client. Each takes what came as JSON, and gives a list: bare,
 * wrapped in an object, or a single row. Names are put right row by row.
 */
export function answersOf(names: Names) {
  const envelope = names.answer("list")["Items"] ?? [];
  const rows = (answer: unknown) => rowsIn(answer, envelope);
  const list = <T extends z.ZodType>(row: T, prepare: (row: unknown) => unknown) =>
    z.preprocess((answer) => rows(answer).map(prepare), z.array(row));
  const counts = <T>(aliases: Aliases, plain: (row: Row) => T | undefined, row: z.ZodType<T>) =>
    plainRows(rows, plainByNames(aliases, plain), z.preprocess(renaming(aliases), row));
  const order = orderRenaming(names);
  const plainOrder = plainBy(Order);
  const flat = (aliases: Aliases) => {
    const put = renaming(aliases);
    return (row: unknown) => put(withoutNulls(row));
  };
  return {
    onHand: counts(names.answer("onHand"), plainOnHand, OnHand),
    virtual: counts(names.answer("virtual"), plainVirtual, Virtual),
    preorder: list(PreOrder, renaming(names.answer("preorder"))),
    orders: plainRows(
      rows,
      (row) => plainOrder(order(row)),
      z.preprocess((row) => withoutNulls(order(row)), Order),
    ),
    locations: list(Location, flat(names.answer("location"))),
    locationCustomFields: list(LocationCustomFields, flat(names.answer("locationCustomFields"))),
    stores: list(StoreLocation, renaming(names.answer("store"))),
    fieldMetadata: list(FieldMetadata, flat(names.answer("fieldMetadata"))),
    transactions: list(Transaction, flat(names.answer("transaction"))),
  };
}

function orderRenaming(names: Names): (row: unknown) => unknown {
  const order = renaming(names.answer("order"));
  const line = renaming(names.answer("line"));
  const shipment = renaming(names.answer("shipment"));
  const shipmentLine = renaming(names.answer("shipmentLine"));
  return (row) =>
    within(order(row), {
      LineItems: line,
      Shipments: (one) => within(shipment(one), { LineItems: shipmentLine }),
    });
}

/**
 * Prepares the rows of the named lists within a row; what is not a list is left for the schema to refuse. A row of
 * which nothing changes is given back as it is.
 */
function within(row: unknown, lists: Readonly<Record<string, (row: unknown) => unknown>>): unknown {
  if (!isRow(row)) return row;
  let put = row;
  for (const name in lists) {
    const [rows, prepare] = [row[name], lists[name]];
    if (!Array.isArray(rows) || prepare === undefined) continue;
    const prepared: unknown[] = rows.map(prepare);
    if (prepared.some((each, index) => each !== rows[index])) put = { ...put, [name]: prepared };
  }
  return put;
}

/**
 * Reads a row all of whose names are asked for. Where the site says our names first, one that has them is read before
 * anything is put right: stock comes in hundreds of thousands.
 */
function plainByNames<T>(aliases: Aliases, plain: (row: Row) => T | undefined): (row: Row) => T | undefined {
  const put = renaming(aliases);
  const isUsual = Object.entries(aliases).every(([name, accepted]) => accepted[0] === name);
  const otherwise = (row: Row) => {
    const renamed = put(row);
    return isRow(renamed) ? plain(renamed) : undefined;
  };
  return isUsual ? (row) => plain(row) ?? otherwise(row) : otherwise;
}

function renaming(aliases: Aliases): (row: unknown) => unknown {
  const all = Object.entries(aliases);
  const usual = all.filter(([name, accepted]) => accepted[0] === name).map(([name]) => name);
  const hasOurs = (row: Row) => usual.length === all.length && usual.every((name) => name in row);
  return (row) => {
    if (!isRow(row) || hasOurs(row)) return row;
    let put = row;
    for (const [name, accepted] of all) {
      const there = accepted.find((other) => other in row);
      if (there !== undefined && there !== name) put = { ...put, [name]: row[there] };
    }
    return put;
  };
}

function rowsIn(answer: unknown, envelope: readonly string[]): unknown[] {
  if (Array.isArray(answer)) return answer;
  if (answer === null) return [];
  // No body at all says nothing: taken for an empty list it would say "no such order", "none on hand".
  if (answer === undefined) return [undefined];
  const wrapped = isRow(answer) ? envelope.map((name) => answer[name]).find(Array.isArray) : undefined;
  return wrapped ?? [answer];
}

/** A null says that there is no value, as a missing field does. Changes what it is given: a fresh answer. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRow(value)) return value;
  for (const name in value) {
    const inner = value[name];
    if (inner === null) value[name] = undefined;
    else if (typeof inner === "object") value[name] = withoutNulls(inner);
  }
  return value;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
