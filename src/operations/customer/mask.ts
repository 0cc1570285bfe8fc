import type { NewCustomer } from "../../omni/index.ts";

const LETTER = /\p{L}\p{M}*/u;
const MASKED = "…";
/** Where somebody lives by country and province, and settings that say nothing of them. */
const OPEN = new Set(["SubscriberOptIn", "CustomerLevel", "Language", "State", "CountryCode", "Name"]);

/** "Z. Q." */
export function initialsOf(...names: readonly string[]): string {
  return names.map((name) => `${LETTER.exec(name)?.[0].toUpperCase() ?? MASKED}.`).join(" ");
}

/** "z…@example.com" */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? MASKED : `${email.slice(0, 1)}${MASKED}${email.slice(at)}`;
}

/** The customer as others may see it: everything that is personal is masked, whatever else is added. */
export function maskedCustomer({ FirstName, LastName, Email, ...rest }: NewCustomer): NewCustomer {
  return {
    FirstName: initialsOf(FirstName),
    LastName: initialsOf(LastName),
    Email: maskedEmail(Email),
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, masked(name, value)])),
  };
}

function masked(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(name, one));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, masked(inner, each)]));
  return OPEN.has(name) || value === undefined ? value : MASKED;
}
