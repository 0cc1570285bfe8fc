import { expect, test } from "vitest";
import { rowsOf, start, wordsOf } from "./support.ts";

// The guide's example with its commas and quotes put right; the misspelt name is its own.
const GUIDE_STORE = {
  StoreInteralName: "Toronto South",
  PublicName: "Bloor East",
  Address: {
    AddressLine1: "7 Bloor St",
    AddressLine2: "Unit 12",
    AddressLine3: "Block A",
    City: "Toronto",
    State: "ON",
    ZipCode: "M4W 3H1",
    Latitude: 43.67023,
    Longitude: -79.38653,
    CountryCode: "CA",
  },
  Email: "user@example.com",
  PhoneNumber: "416-555-1234",
  Active: true,
  Visible: true,
  AllowShipToStore: false,
  CustomFields: [{ Name: "CustomField", Value: "lorem ipsum" }],
  LinkedInventoryLocationNames: ["Default Location"],
};
const { StoreInteralName: name, ...rest } = GUIDE_STORE;
const ONE = `storelocations/?storeInternalName=${encodeURIComponent(name)}`;

test("a store is created, shown, and not created twice", async () => {
  const { get, send } = await start();
  expect((await send("POST", "storelocations/", GUIDE_STORE)).status).toBe(201);
  expect(rowsOf(await get(ONE))).toEqual([{ StoreInternalName: name, ...rest }]);
  const again = await send("POST", "storelocations/", { StoreInternalName: name, ...rest });
  expect(wordsOf(again)).toContain("already exists");
});

test("an update replaces all of it: what is not repeated is erased", async () => {
  const { get, send } = await start();
  await send("POST", "storelocations/", GUIDE_STORE);
  const { Email: _left, CustomFields: _out, ...kept } = rest;
  const put = await send("PUT", ONE, { ...kept, PublicName: "Bloor West" });
  expect([put.status, put.text]).toEqual([204, ""]);
  expect(rowsOf(await get(ONE))[0]).toMatchObject({
    PublicName: "Bloor West",
    PhoneNumber: "416-555-1234",
    Email: "",
    CustomFields: [],
  });
});

test.each([
  [{ ...rest }, "StoreInternalName is required"],
  [{ ...GUIDE_STORE, PublicName: "" }, "PublicName"],
  [{ ...GUIDE_STORE, Address: { ...GUIDE_STORE.Address, Latitude: "43.67023" } }, "Address.Latitude"],
  [{ ...GUIDE_STORE, LinkedInventoryLocationNames: ["nowhere"] }, '"nowhere" was not found'],
])("a store that is wrong is refused by field", async (body, words) => {
  const { send, sandbox } = await start();
  expect(wordsOf(await send("POST", "storelocations/", body))).toContain(words);
  expect(sandbox.state.stores.size).toBe(25);
});

test("a store that is not there can be neither shown nor updated", async () => {
  const { get, send } = await start();
  expect((await get(ONE)).status).toBe(404);
  expect(wordsOf(await send("PUT", ONE, GUIDE_STORE))).toContain('"Toronto South" was not found');
  expect(wordsOf(await send("PUT", "storelocations/", GUIDE_STORE))).toContain(
    "storeInternalName is required",
  );
});
