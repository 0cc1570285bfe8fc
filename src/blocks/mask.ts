interface Place {
  readonly City?: string | null | undefined;
  readonly State?: string | null | undefined;
  readonly CountryCode?: string | null | undefined;
}

const LETTER = /\p{L}\p{M}*/u;
const EMAIL = /([^\s@])[^\s@]*@([^\s@,]+)/g;
const PHONE = /(^|, )phone [^,]+/g;
const NAME = /((?:^|, )name )([^,]+)/g;
const CUSTOMER_FIELD = /(\b(?:Billing|Shipping|Customer)[\w.]* = ).+?(?= and |$)/g;

/** A person as initials: "Z. Q."; undefined where no name is known. */
export function initials(...names: readonly (string | undefined)[]): string | undefined {
  const letters = names.flatMap((name) => LETTER.exec(name ?? "")?.[0].toUpperCase() ?? []);
  return letters.length === 0 ? undefined : letters.map((letter) => `${letter}.`).join(" ");
}

/** Where something goes without the street and the post code: "Guelph, ON, CA"; undefined where nothing is known. */
export function placeOf(address: Place | null | undefined): string | undefined {
  const parts = [address?.City, address?.State, address?.CountryCode].filter((part) => (part ?? "") !== "");
  return parts.length === 0 ? undefined : parts.join(", ");
}

/**
 * What was searched for, as it may be read by others: e-mail addresses, phone numbers and names are hidden, also as
 * values of customer fields.
 */
export function maskSought(described: string): string {
  return described
    .replaceAll(EMAIL, "$1…@$2")
    .replaceAll(PHONE, "$1phone …")
    .replaceAll(CUSTOMER_FIELD, "$1…")
    .replaceAll(NAME, (_, lead: string, name: string) => `${lead}${initials(...name.split(/\s+/)) ?? "…"}`);
}
