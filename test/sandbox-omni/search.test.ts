import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

async function find(body: unknown): Promise<string[]> {
  const { send } = await start({ orders: 8 });
  return rowsOf(await send("POST", "orders/Search", body)).map((order) => String(order["ExternalOrderId"]));
}
const where = (Field: string, Operator: string, Value: unknown, rest: object = {}): object => ({
  Field,
  Operator,
  Value,
  ...rest,
});

test.each([
  [where("BillingCustomer.EmailAddress", "equals", "ZOE.QUILL1@example.com"), ["1001"]],
  [where("OrderTotal", "lessThan", "20"), ["1004", "1008"]],
  [where("OrderDateUtc", "greaterThanOrEqual", "2026-11-21"), ["1004", "1006", "1007"]],
  [where("OrderDateUtc", "lessThanOrEqual", "2026-11-18T14:00:00Z"), ["1005", "1008"]],
  [where("BillingCustomer.LastName", "contains", "longlong"), ["1008"]],
  [where("BillingCustomer.FirstName", "startsWith", "zo"), ["1001"]],
  [where("LineItems.SKU", "equals", "TOT-MARKUP"), ["1005", "1007"]],
  [where("Shipments.ShipmentId", "equals", 20_078), ["1001"]],
  [where("OrderStatus", "notEquals", "ShipmentsCreated"), ["1001", "1002", "1003", "1004", "1007"]],
  [where("Shipments.Status", "notEquals", "Created"), ["1002", "1003", "1004", "1007", "1008"]],
  [where("ShipToStore", "equals", "x"), []],
])("%j", async (condition, expected) => {
  expect(await find(condition)).toEqual(expected);
});

test("several conditions are joined: And by default, Or where said", async () => {
  const paid = where("OrderStatus", "equals", "Paid");
  expect(await find([paid, where("OrderTotal", "greaterThan", 58)])).toEqual(["1001", "1003"]);
  expect(
    await find([
      where("ExternalOrderId", "equals", "1002", { LogicalType: "None" }),
      where("ExternalOrderId", "equals", "1004", { LogicalType: "Or" }),
    ]),
  ).toEqual(["1002", "1004"]);
});

test("the word may stand at the left or at the right condition", async () => {
  const left = [
    where("ExternalOrderId", "equals", "1002", { LogicalType: "Or" }),
    where("ExternalOrderId", "equals", "1004", { LogicalType: "None" }),
  ];
  expect(await find(left)).toEqual(["1002", "1004"]);
});

test("conditions of one GroupId are joined first, then the groups", async () => {
  const group = [
    where("OrderStatus", "equals", "Paid", { GroupId: 1 }),
    where("ExternalOrderId", "equals", "1002", { GroupId: 2, LogicalType: "And" }),
    where("ExternalOrderId", "equals", "1003", { GroupId: 2, LogicalType: "Or" }),
  ];
  expect(await find(group)).toEqual(["1003"]);
});

test.each([
  [where("Colour", "equals", "red"), 'Field "Colour" is not searchable'],
  [where("constructor", "equals", "x"), 'Field "constructor" is not searchable'],
  [where("OrderStatus", "sounds like", "x"), 'Operator "sounds like" is not known'],
  [[where("OrderStatus", "equals", "Paid", { LogicalType: "Xor" })], 'LogicalType "Xor"'],
  [[], "at least one condition"],
  [{ Field: "OrderStatus" }, "The request is invalid"],
])("%j is refused by name", async (body, words) => {
  const { send } = await start({ orders: 8 });
  expect(wordsOf(await send("POST", "orders/Search", body))).toContain(words);
});

test("a search without a body says what to send", async () => {
  const { send } = await start({ orders: 8 });
  expect(wordsOf(await send("POST", "orders/Search"))).toContain("A request body is required");
});
