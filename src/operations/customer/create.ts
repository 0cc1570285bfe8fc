import { createHash } from "node:crypto";
import { z } from "zod";
import type { NewCustomer } from "../../omni/index.ts";
import { addressFields, addressProblems, contactProblems } from "../address.ts";
import { loadCountries } from "../country.ts";
import {
  changedFields,
  CustomFact,
  customFields,
  customValues,
  requiredProblems,
  siteFields,
  withValues,
} from "../custom-fields.ts";
import { Said } from "../edited.ts";
import type { Field } from "../field.ts";
import type { Problem } from "../operation.ts";
import type { Values } from "../question.ts";
import { write } from "../write.ts";
import { initialsOf, maskedCustomer, maskedEmail } from "./mask.ts";

/** What the site has, and nothing of a person: Omni cannot be asked for customers. */
const Facts = z.object({ fields: z.array(CustomFact) });
type Facts = z.infer<typeof Facts>;

const ADDRESS = ["line1", "line2", "city", "country", "state", "zip", "nickname"] as const;
const YEAR = /^(19|20)\d{2}$/;
const LEVEL = /^\d{1,6}$/;

/** Creates a customer. No password is asked for or sent; the customer chooses one. */
export const createCustomer = write({
  id: "customer.create",
  right: "customer.create",
  title: "Create customer",
  help: "a new customer, without a password",
  deed: "Create customer",
  words: ["customer create"],
  examples: ["customer create"],
  subject: z.object({}),
  subjectFields: [],
  target: (_subject, input) => ({ kind: "customer", id: input === undefined ? "new" : hashOf(input) }),
  facts: Facts,
  look: async (context) => {
    const [fields] = await Promise.all([siteFields(context, "Customer"), loadCountries()]);
    return { fields: withValues(fields, []) };
  },
  now: () => "Omni cannot be asked whether this customer is there already.",
  fields: ({ fields }, values) => [...customerFields(values), ...customFields(fields)],
  input: Said,
  problems,
  depends: () => ({}),
  amounts: () => ({}),
  preview: (input) => ({
    now: "Omni cannot be asked whether this customer is there already.",
    after: `A new customer, ${nameOf(input)}. Personal data is masked here, and sent as you typed it.`,
    undo: "This cannot be undone.",
  }),
  wording: (input) => ({
    done: `Customer ${nameOf(input)} created`,
    notDone: `Customer ${nameOf(input)} was not created`,
    whether: `whether customer ${nameOf(input)} was created`,
    deed: `create customer ${nameOf(input)}`,
  }),
  call: (omni, input, facts) => omni.customers.create(customerOf(input, facts)),
  shown: (omni, input, facts) => omni.customers.create(maskedCustomer(customerOf(input, facts))),
  verify: async () => ({ state: "cannot-tell", found: "Omni cannot be asked for customers." }),
});

function said(input: Values, slot: string): string {
  return input[slot]?.[0] ?? "";
}

function hashOf(input: Values): string {
  return createHash("sha256").update(said(input, "email").toLowerCase()).digest("hex").slice(0, 32);
}

/** "Z. Q., z…@example.com" */
function nameOf(input: Values): string {
  return `${initialsOf(said(input, "first"), said(input, "last"))}, ${maskedEmail(said(input, "email"))}`;
}

function customerFields(values: Values): readonly Field[] {
  return [
    { kind: "text", name: "first", label: "First name" },
    { kind: "text", name: "last", label: "Last name" },
    { kind: "text", name: "email", label: "E-mail", checked: "email" },
    { kind: "text", name: "phone", label: "Phone", optional: true },
    { kind: "text", name: "company", label: "Company", optional: true },
    {
      kind: "choice",
      name: "optin",
      label: "Agreed to receive news",
      options: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
      optional: true,
    },
    ...addressFields(values, {}, true),
    { kind: "text", name: "nickname", label: "Name of this address", placeholder: "Home", optional: true },
    { kind: "text", name: "level", label: "Customer level", checked: "whole number", optional: true },
    { kind: "text", name: "sex", label: "Sex", optional: true },
    { kind: "text", name: "born", label: "Year of birth", placeholder: "1990", optional: true },
    { kind: "text", name: "language", label: "Language", placeholder: "en-CA", optional: true },
    { kind: "text", name: "zone", label: "Time zone", optional: true },
    { kind: "text", name: "external", label: "External customer id", optional: true },
  ];
}

function problems(input: Values, { fields }: Facts): readonly Problem[] {
  const needed = { first: "A first name", last: "A last name", email: "An e-mail address" };
  const missing = Object.entries(needed).flatMap(([slot, what]) =>
    said(input, slot) === "" ? [{ slot, sentence: `${what} is missing.` }] : [],
  );
  return [
    ...missing,
    ...contactProblems(input),
    ...(hasAddress(input) ? addressProblems(input, {}) : []),
    ...unless(YEAR, input, "born", "is not a year of birth, such as 1990."),
    ...unless(LEVEL, input, "level", "is not a whole number."),
    ...requiredProblems(fields.map((field) => ({ field, to: said(input, `field.${field.name}`) }))),
  ];
}

function unless(pattern: RegExp, input: Values, slot: string, what: string): Problem[] {
  const text = said(input, slot);
  return text === "" || pattern.test(text) ? [] : [{ slot, sentence: `“${text}” ${what}` }];
}

function hasAddress(input: Values): boolean {
  return ADDRESS.some((slot) => said(input, slot) !== "");
}

function customerOf(input: Values, { fields }: Facts): NewCustomer {
  const custom = customValues(changedFields(input, fields));
  const level = said(input, "level");
  const optIn = said(input, "optin");
  return {
    FirstName: said(input, "first"),
    LastName: said(input, "last"),
    Email: said(input, "email"),
    ...(optIn === "" ? {} : { SubscriberOptIn: optIn === "yes" }),
    ...texts(input, { CompanyName: "company", PhoneNumber: "phone" }),
    ...(level === "" ? {} : { CustomerLevel: Number(level) }),
    ...(hasAddress(input) ? { Address: addressOf(input) } : {}),
    ...texts(input, {
      Sex: "sex",
      BirthYear: "born",
      Language: "language",
      TimeZoneId: "zone",
      ExternalCustomerId: "external",
    }),
    ...(custom.length === 0 ? {} : { CustomFields: custom }),
  };
}

function addressOf(input: Values): Record<string, string> {
  return texts(input, {
    AddressLine1: "line1",
    AddressLine2: "line2",
    City: "city",
    State: "state",
    ZipCode: "zip",
    CountryCode: "country",
    AddressNickName: "nickname",
  });
}

/** Those of the slots that say something, by Omni's names. */
function texts(input: Values, slots: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(slots)
      .map(([name, slot]) => [name, said(input, slot)] as const)
      .filter(([, text]) => text !== ""),
  );
}
