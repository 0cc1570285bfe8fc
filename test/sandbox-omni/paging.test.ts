import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

test("pages of on-hand follow each other without gap or overlap, and end", async () => {
  const { get } = await start({ skus: 250 });
  const keys: string[] = [];
  const lengths: number[] = [];
  for (let page = 1; page <= 7; page += 1) {
    const query = `locationInternalNames=toronto-south&locationInternalNames=queen-west&pageSize=90&pageNumber=${page}`;
    const rows = rowsOf(await get(`inventory/onhand?${query}`));
    lengths.push(rows.length);
    keys.push(...rows.map((row) => `${String(row["LocationInternalName"])}/${String(row["Sku"])}`));
  }
  expect(lengths).toEqual([90, 90, 90, 90, 90, 50, 0]);
  expect(new Set(keys).size).toBe(500);
});

test("a page has 100 rows unless said", async () => {
  const { get, send } = await start();
  expect(rowsOf(await get("virtualinventory/?inventoryPoolGroupNames=ontario"))).toHaveLength(100);
  const found = await send("POST", "orders/Search", {
    Field: "OrderTotal",
    Operator: "greaterThan",
    Value: 0,
  });
  expect(rowsOf(found)).toHaveLength(100);
});

test("pages of a search are the whole list, cut", async () => {
  const { send } = await start();
  const condition = { Field: "OrderStatus", Operator: "equals", Value: "Paid" };
  const ids = async (query: string): Promise<unknown[]> =>
    rowsOf(await send("POST", `orders/Search?${query}`, condition)).map((order) => order["InternalOrderId"]);
  const whole = await ids("pageSize=1000");
  expect(whole.length).toBeGreaterThan(20);
  expect([...(await ids("pageSize=10&pageNumber=1")), ...(await ids("pageSize=10&pageNumber=2"))]).toEqual(
    whole.slice(0, 20),
  );
});

test.each(["pageSize=0", "pageSize=1001", "pageSize=ten", "pageNumber=0", "pageNumber=-1", "pageNumber=1.5"])(
  "%s is refused by name",
  async (query) => {
    const { get } = await start();
    const reply = await get(`inventorylocations/?${query}`);
    expect(reply.status).toBe(400);
    expect(wordsOf(reply)).toContain(query.split("=")[0]);
  },
);

test("a hundred thousand SKUs are served page by page", async () => {
  const { get } = await start({ skus: 100_000 });
  const query = "locationInternalNames=queen-west&pageSize=1000&pageNumber=100";
  expect(rowsOf(await get(`inventory/onhand?${query}`))).toHaveLength(1000);
  expect(rowsOf(await get("inventory/onhand?locationInternalNames=queen-west&pageNumber=1001"))).toEqual([]);
});
