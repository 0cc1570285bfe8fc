import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { parseEndpointOverrides } from "../../../src/omni/index.ts";
import { begin, carryOut, changeOf, NO_REASONS, openDesk, problemsIn } from "./support.ts";

const SAID = {
  first: ["Zoe"],
  last: ["Quill"],
  email: ["zoe.quill@example.com"],
  phone: ["416-555-0101"],
  line1: ["12 Sample St"],
  city: ["Guelph"],
  country: ["CA"],
  state: ["ON"],
  zip: ["N1H 1A1"],
  nickname: ["Home"],
  optin: ["yes"],
  level: ["2"],
  born: ["1990"],
  language: ["en-CA"],
  "field.LoyaltyTier": ["Gold"],
};

test("creates a customer: sent as typed, shown masked, and told that it cannot be read back", async () => {
  const desk = await openDesk();
  const change = await changeOf(desk, "customer create", SAID);
  expect(change.target).toEqual({
    kind: "customer",
    id: createHash("sha256").update("zoe.quill@example.com").digest("hex").slice(0, 32),
  });
  expect(change.preview).toEqual({
    now: "Omni cannot be asked whether this customer is there already.",
    after: "A new customer, Z. Q., z…@example.com. Personal data is masked here, and sent as you typed it.",
    undo: "This cannot be undone.",
  });
  expect(change.wording).toEqual({
    done: "Customer Z. Q., z…@example.com created",
    notDone: "Customer Z. Q., z…@example.com was not created",
    whether: "whether customer Z. Q., z…@example.com was created",
    deed: "create customer Z. Q., z…@example.com",
  });
  expect(change.shownCall.body).toEqual({
    FirstName: "Z.",
    LastName: "Q.",
    Email: "z…@example.com",
    SubscriberOptIn: true,
    PhoneNumber: "…",
    CustomerLevel: 2,
    Address: {
      AddressLine1: "…",
      City: "…",
      State: "ON",
      ZipCode: "…",
      CountryCode: "CA",
      AddressNickName: "…",
    },
    BirthYear: "…",
    Language: "en-CA",
    CustomFields: [{ Name: "LoyaltyTier", Value: "…" }],
  });
  const { arrived, answer, verdict } = await carryOut(desk, change);
  expect(arrived).toEqual({
    method: "POST",
    path: "/v1/orders/Customers",
    query: "",
    body: {
      FirstName: "Zoe",
      LastName: "Quill",
      Email: "zoe.quill@example.com",
      SubscriberOptIn: true,
      PhoneNumber: "416-555-0101",
      CustomerLevel: 2,
      Address: {
        AddressLine1: "12 Sample St",
        City: "Guelph",
        State: "ON",
        ZipCode: "N1H 1A1",
        CountryCode: "CA",
        AddressNickName: "Home",
      },
      BirthYear: "1990",
      Language: "en-CA",
      CustomFields: [{ Name: "LoyaltyTier", Value: "Gold" }],
    },
  });
  expect(answer.status).toBe(201);
  expect(verdict).toEqual({ state: "cannot-tell", found: "Omni cannot be asked for customers." });
});

test("nothing but what was typed and what is sent holds anything of the person", async () => {
  const { call: _call, ...rest } = await changeOf(await openDesk(), "customer create", SAID);
  const told = JSON.stringify(rest);
  for (const word of ["Zoe", "Quill", "zoe.quill", "416", "Sample", "Guelph", "N1H", "1990", "Gold"])
    expect(told).not.toContain(word);
});

test("masked whatever the site calls its fields", async () => {
  const endpoints = parseEndpointOverrides(
    "endpoints:\n  customers.create:\n    body: { Email: Language, FirstName: State }\n",
  );
  const { shownCall } = await changeOf(await openDesk({ endpoints }), "customer create", {
    ...SAID,
    language: [],
  });
  expect(JSON.stringify(shownCall)).not.toMatch(/Zoe|zoe\.quill/);
});

test("the same person is the same target, however the address is typed", async () => {
  const desk = await openDesk();
  const target = async (email: string) =>
    (await changeOf(desk, "customer create", { ...SAID, email: [email] })).target.id;
  expect(await target(" Zoe.Quill@Example.com ")).toBe(await target("zoe.quill@example.com"));
});

test("the form asks for no password", async () => {
  const { look } = await begin(await openDesk(), "customer create");
  expect(JSON.stringify(look.fields({}, NO_REASONS))).not.toMatch(/password/i);
  expect(look.fields({}, NO_REASONS).map(({ name }) => name)).toContain("field.PriorityCustomer");
});

test.each([
  [{ first: [] }, "first", "A first name is missing."],
  [{ last: [] }, "last", "A last name is missing."],
  [{ email: [] }, "email", "An e-mail address is missing."],
  [{ email: ["zoe at example"] }, "email", "“zoe at example” is not an e-mail address."],
  [{ phone: ["-"] }, "phone", "“-” is not a phone number."],
  [{ born: ["90"] }, "born", "“90” is not a year of birth, such as 1990."],
  [{ level: ["gold"] }, "level", "“gold” is not a whole number."],
  [{ city: [] }, "city", "A city is missing."],
  [{ state: [] }, "state", "A province or state is missing."],
])("%j is said at its field", async (said, slot, sentence) => {
  const { reading } = await begin(await openDesk(), "customer create", { ...SAID, ...said });
  expect(problemsIn(reading)).toEqual([{ slot, sentence }]);
});

test("an address may be left out altogether", async () => {
  const { first, last, email } = SAID;
  const { call } = await changeOf(await openDesk(), "customer create", { first, last, email });
  expect(call.body).toEqual({ FirstName: "Zoe", LastName: "Quill", Email: "zoe.quill@example.com" });
});
