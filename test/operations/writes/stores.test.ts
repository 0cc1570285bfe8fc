import fc from "fast-check";
import { expect, test } from "vitest";
import { editStore } from "../../../src/operations/store/edit.ts";
import {
  begin,
  beginWith,
  carryOut,
  changeOf,
  kept,
  NO_REASONS,
  openDesk,
  openService,
  problemsIn,
} from "./support.ts";

const NEW = {
  name: ["guelph-centre"],
  public: ["Guelph Centre"],
  line1: ["12 Sample St"],
  city: ["Guelph"],
  country: ["CA"],
  state: ["ON"],
  zip: ["N1H 1A1"],
};

test("creates a store: every field of the guide and the site's own, no password, and deactivated to undo", async () => {
  const desk = await openDesk();
  const said = {
    ...NEW,
    latitude: ["43.5448"],
    longitude: ["-80.2482"],
    email: ["guelph@example.com"],
    phone: ["519-555-0100"],
    linked: ["toronto-south", "queen-west"],
    "field.Format": ["Street"],
  };
  const change = await changeOf(desk, "store create", said);
  expect(change.target).toEqual({ kind: "store", id: "guelph-centre" });
  expect(change.preview).toEqual({
    now: "There is no store called guelph-centre.",
    after:
      "A new store guelph-centre: Public name: Guelph Centre · Address: 12 Sample St · City: Guelph · Country: CA · Province or state: ON · Postal code: N1H 1A1 · Latitude: 43.5448 · Longitude: -80.2482 · E-mail: guelph@example.com · Phone: 519-555-0100 · Active: yes · Visible: yes · Ship to store: no · Linked locations: toronto-south, queen-west.",
    undo: "Omni cannot delete a store; it can be deactivated.",
  });
  expect(change.wording.done).toBe("Store guelph-centre created");
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/storelocations/",
    query: "",
    body: {
      StoreInternalName: "guelph-centre",
      PublicName: "Guelph Centre",
      Address: {
        AddressLine1: "12 Sample St",
        City: "Guelph",
        CountryCode: "CA",
        State: "ON",
        ZipCode: "N1H 1A1",
        Latitude: 43.5448,
        Longitude: -80.2482,
      },
      Email: "guelph@example.com",
      PhoneNumber: "519-555-0100",
      Active: true,
      Visible: true,
      AllowShipToStore: false,
      LinkedInventoryLocationNames: ["toronto-south", "queen-west"],
      CustomFields: [{ Name: "Format", Value: "Street" }],
    },
  });
  expect(verdict).toEqual({ state: "done", found: "Omni shows guelph-centre so." });
  expect(change.undo).toMatchObject({ label: "Deactivate", operation: "store.edit" });
  const back = kept(desk, await beginWith(desk, editStore, change.undo?.values ?? {}));
  expect(back.preview).toMatchObject({ now: "Active: yes" });
  expect((await carryOut(desk, back)).verdict.state).toBe("done");
  expect(desk.sandbox.state.stores.get("guelph-centre")).toMatchObject({ Active: false, Visible: true });
});

test("the form asks for no password, and its provinces follow the country", async () => {
  const { look } = await begin(await openDesk(), "store create");
  const fieldsOf = (country: string[]) => look.fields({ country }, NO_REASONS);
  expect(fieldsOf([]).map(({ name }) => name)).toEqual(
    "name public line1 line2 line3 city country state zip latitude longitude email phone active visible ship linked field.Format".split(
      " ",
    ),
  );
  expect(JSON.stringify(fieldsOf([]))).not.toMatch(/password/i);
  const stateOf = (country: string) => fieldsOf([country]).find(({ name }) => name === "state");
  expect(stateOf("CA")).toMatchObject({ kind: "choice" });
  expect(JSON.stringify(stateOf("CA"))).toContain('{"value":"ON","label":"Ontario (ON)"}');
  expect(JSON.stringify(stateOf("US"))).toContain('{"value":"NY","label":"New York (NY)"}');
  expect(stateOf("HK")).toMatchObject({ kind: "text", optional: true });
  expect(fieldsOf([]).find(({ name }) => name === "country")).toMatchObject({ live: true });
  expect(look.filled({})).toMatchObject({ active: ["yes"], visible: ["yes"], ship: ["no"] });
});

test.each([
  [{ name: [] }, "name", "An internal name is missing."],
  [{ name: ["x".repeat(101)] }, "name", "An internal name has at most 100 characters."],
  [
    { name: ["Toronto Centre"] },
    "name",
    "There is a store called Toronto Centre already. Choose another name, or edit that one.",
  ],
  [{ public: [] }, "public", "A public name is missing."],
  [{ line1: [] }, "line1", "An address is missing."],
  [{ city: [] }, "city", "A city is missing."],
  [{ zip: [] }, "zip", "A postal code is missing."],
  [{ country: [], state: [] }, "country", "A country is missing."],
  [{ country: ["ZZ"] }, "country", "“ZZ” is not the code of a country."],
  [{ state: [] }, "state", "A province or state is missing."],
  [{ country: ["US"] }, "state", "US has no province or state “ON”."],
  [{ latitude: ["43.5"] }, "longitude", "Give both coordinates, or none."],
  [{ longitude: ["43.5"] }, "latitude", "Give both coordinates, or none."],
  [{ latitude: ["91"], longitude: ["0"] }, "latitude", "“91” is not a latitude: a number from -90 to 90."],
  [
    { latitude: ["0"], longitude: ["1e2"] },
    "longitude",
    "“1e2” is not a longitude: a number from -180 to 180.",
  ],
  [{ email: ["guelph@"] }, "email", "“guelph@” is not an e-mail address."],
  [{ phone: ["call me"] }, "phone", "“call me” is not a phone number."],
  [{ active: ["perhaps"] }, "active", "Choose yes or no."],
  [
    { linked: ["toronto-south", "toronto-soth"] },
    "linked",
    "There is no location called toronto-soth. Did you mean toronto-south?",
  ],
])("%j is said at its field", async (said, slot, sentence) => {
  const { reading } = await begin(await openDesk(), "store create", { ...NEW, ...said });
  expect(problemsIn(reading)).toEqual([{ slot, sentence }]);
});

test.each([
  ["did-nothing", "Omni shows no store called guelph-centre."],
  ["did-something-else", "Omni shows guelph-centre with Active: no."],
] as const)("a 201 that %s is not done", async (kind, found) => {
  const desk = await openDesk();
  desk.sandbox.faults.set("store.create", { kind });
  const { verdict } = await carryOut(desk, await changeOf(desk, "store create", NEW));
  expect(verdict).toEqual({ state: "not-done", found });
});

const EDIT = 'store edit "Toronto Centre"';

test("edits a store: field by field in words, all of it sent back, and put back", async () => {
  const desk = await openDesk();
  const stored = desk.sandbox.state.stores.get("Toronto Centre");
  const before = structuredClone(stored);
  const { look, values } = await begin(desk, EDIT);
  expect(look.now).toBe("Toronto Centre · Centre, Toronto · active");
  const { phone: _emptied, ...sent } = look.filled(values);
  const said = { ...sent, public: ["Downtown"], active: ["no"], "field.Format": ["Outlet"] };
  const change = await changeOf(desk, EDIT, said);
  expect(change.preview).toEqual({
    now: "Public name: Centre, Toronto · Phone: 416-555-0101 · Active: yes · Format: Street",
    after:
      "Public name: Downtown · Phone: empty · Active: no · Format: Outlet. All else stays as it is; the whole store is sent back.",
    undo: "It can be put back.",
  });
  const { arrived, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "PUT",
    path: "/v1/storelocations/",
    query: "storeInternalName=Toronto%20Centre",
    body: {
      ...before,
      PublicName: "Downtown",
      PhoneNumber: "",
      Active: false,
      CustomFields: [{ Name: "Format", Value: "Outlet" }],
    },
  });
  expect(verdict.state).toBe("done");
  const back = kept(desk, await beginWith(desk, editStore, change.undo?.values ?? {}));
  expect((await carryOut(desk, back)).verdict.state).toBe("done");
  expect(desk.sandbox.state.stores.get("Toronto Centre")).toEqual(before);
});

test("nothing different, no such store, and the same complaints as for a new one", async () => {
  const desk = await openDesk();
  expect(problemsIn((await begin(desk, EDIT)).reading)).toEqual([
    { slot: "public", sentence: "Nothing is different yet." },
  ]);
  expect(problemsIn((await begin(desk, 'store edit "Toronto Center"')).reading)).toEqual([
    { slot: "name", sentence: "There is no store called Toronto Center. Did you mean Toronto Centre?" },
  ]);
  expect(problemsIn((await begin(desk, EDIT, { email: ["nobody"] })).reading)).toEqual([
    { slot: "email", sentence: "“nobody” is not an e-mail address." },
  ]);
});

test("whatever moves in the store makes the preview stale, since all of it is sent back", async () => {
  const desk = await openDesk();
  const { depends } = await changeOf(desk, EDIT, { public: ["Downtown"] });
  const store = desk.sandbox.state.stores.get("Toronto Centre");
  if (store) store.PhoneNumber = "416-555-9999";
  expect((await changeOf(desk, EDIT, { public: ["Downtown"] })).depends).not.toEqual(depends);
});

test("a 204 that did nothing, or flipped something else, is not done", async () => {
  const desk = await openDesk();
  desk.sandbox.faults.set("store.update", { kind: "did-nothing" }, 1);
  const said = { public: ["Downtown"] };
  expect((await carryOut(desk, await changeOf(desk, EDIT, said))).verdict).toEqual({
    state: "not-done",
    found: "Omni shows Toronto Centre with Public name: Centre, Toronto.",
  });
  desk.sandbox.faults.set("store.update", { kind: "did-something-else" });
  expect((await carryOut(desk, await changeOf(desk, EDIT, said))).verdict).toEqual({
    state: "not-done",
    found: "Omni shows Toronto Centre with Active: no.",
  });
});

const unknown = fc.dictionary(fc.stringMatching(/^X[A-Za-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 4,
});

test("an edit keeps every field that is not known here, nulls and odd values included", async () => {
  await fc.assert(
    fc.asyncProperty(
      unknown,
      unknown,
      fc.constantFrom(null, "", "Ontario"),
      async (top, inAddress, state) => {
        const store = {
          ...top,
          StoreInternalName: "S",
          PublicName: "Shop",
          Email: null,
          Address: {
            ...inAddress,
            AddressLine1: "1 A St",
            City: "B",
            CountryCode: "CAN",
            ZipCode: "1",
            State: state,
          },
        };
        const desk = await openService({ "/storelocations/": [store] });
        const change = await changeOf(desk, "store edit S", { public: ["New"] });
        expect(change.call.body).toEqual(JSON.parse(JSON.stringify({ ...store, PublicName: "New" })));
      },
    ),
    { numRuns: 25, examples: [[{ XA: { valueOf: "" } }, {}, null]] },
  );
});
