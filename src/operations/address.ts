import { countries, type Named } from "./country.ts";
import type { Field } from "./field.ts";
import type { Problem } from "./operation.ts";
import type { Values } from "./question.ts";

const PHONE = /^[+\d][\d\s()./x-]{4,29}$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/;

/**
 * The fields of a postal address; the provinces follow the country. What stands there now can be kept even where
 * the ISO lists do not have it.
 */
export function addressFields(values: Values, present: Values, optional: boolean): readonly Field[] {
  const country = values["country"]?.[0];
  return [
    { kind: "text", name: "line1", label: "Address", optional },
    { kind: "text", name: "line2", label: "Address, second line", optional: true },
    { kind: "text", name: "city", label: "City", optional },
    {
      kind: "choice",
      name: "country",
      label: "Country",
      options: withPresent(countries().all, present["country"]),
      optional,
      live: true,
    },
    stateField(country, present["state"], optional),
    { kind: "text", name: "zip", label: "Postal code", optional },
  ];
}

function stateField(country: string | undefined, present: readonly string[] = [], optional: boolean): Field {
  const common = { name: "state", label: "Province or state" };
  const options = country === undefined ? [] : countries().provincesOf(country);
  if (options.length === 0) return { ...common, kind: "text", optional: true };
  return { ...common, kind: "choice", options: withPresent(options, present), optional };
}

function withPresent(options: readonly Named[], present: readonly string[] = []): readonly Named[] {
  const [there] = present;
  const isKnown = there === undefined || options.some(({ value }) => value === there);
  return isKnown ? options : [{ value: there, label: there }, ...options];
}

const NEEDED = { line1: "An address", city: "A city", country: "A country", zip: "A postal code" } as const;

/** What is missing of an address, or does not fit its country; what stands there now is not complained of. */
export function addressProblems(said: Values, present: Values): Problem[] {
  const [country = ""] = said["country"] ?? [];
  const [state = ""] = said["state"] ?? [];
  const missing = Object.entries(NEEDED).flatMap(([slot, what]) =>
    (said[slot] ?? []).length === 0 && (present[slot] ?? []).length === 0
      ? [{ slot, sentence: `${what} is missing.` }]
      : [],
  );
  const isNew = (slot: string, value: string) => value !== "" && present[slot]?.[0] !== value;
  if (isNew("country", country) && !countries().all.some(({ value }) => value === country))
    return [...missing, { slot: "country", sentence: `“${country}” is not the code of a country.` }];
  const states = countries().provincesOf(country);
  if (states.length > 0 && state === "" && (present["state"] ?? []).length === 0)
    return [...missing, { slot: "state", sentence: "A province or state is missing." }];
  const isOdd = isNew("state", state) && states.length > 0 && !states.some(({ value }) => value === state);
  return isOdd
    ? [...missing, { slot: "state", sentence: `${country} has no province or state “${state}”.` }]
    : missing;
}

/** An e-mail address and a phone number that cannot be one. */
export function contactProblems(said: Values): Problem[] {
  const [email = ""] = said["email"] ?? [];
  const [phone = ""] = said["phone"] ?? [];
  const wrong: Problem[] = [];
  if (email !== "" && (!EMAIL.test(email) || email.length > 254))
    wrong.push({ slot: "email", sentence: `“${email.slice(0, 100)}” is not an e-mail address.` });
  if (phone !== "" && !PHONE.test(phone))
    wrong.push({ slot: "phone", sentence: `“${phone.slice(0, 40)}” is not a phone number.` });
  return wrong;
}
