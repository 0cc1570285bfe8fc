/** Made when it is first asked for: what the first of these loads is a twentieth of a start. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const whole = later(() => new Intl.NumberFormat("en"));
const withCents = later(() => new Intl.NumberFormat("en", { minimumFractionDigits: 2 }));
const and = later(() => new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" }));
const or = later(() => new Intl.ListFormat("en-GB", { type: "disjunction" }));
const names = later(() => new Intl.Collator("en", { numeric: true }));
const currencies = new Map<string, Intl.NumberFormat>();

/** 10000 as "10,000". */
export function grouped(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return whole().format(value);
}

/** "1 unit", "3 units"; `many` where an s is not enough. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${grouped(value)} ${Math.abs(value) === 1 ? one : many}`;
}

/** A number with two places at least: "1,200.50". */
export function cents(value: number): string {
  return withCents().format(value);
}

const ISO = /^[A-Z]{3}$/i;

/**
 * An amount with its currency: "CA$58.50", "¥1,200". A currency that is not a code of three letters is shown as it
 * is behind the amount, and an amount without a currency stands alone. Outside text: escape it where it goes.
 */
export function money(amount: number, currency: string | undefined): string {
  if (currency === undefined || currency === "") return cents(amount);
  if (!ISO.test(currency)) return `${grouped(amount)} ${currency}`;
  return inCurrency(currency.toUpperCase()).format(amount).replaceAll("\u00A0", " ");
}

function inCurrency(code: string): Intl.NumberFormat {
  const known = currencies.get(code) ?? new Intl.NumberFormat("en", { style: "currency", currency: code });
  currencies.set(code, known);
  return known;
}

/** "a", "a and b", "a, b and c" */
export function allOf(words: readonly string[]): string {
  return and().format(words);
}

/** "a", "a or b", "a, b or c" */
export function oneOf(words: readonly string[]): string {
  return or().format(words);
}

/** Orders names as people would put them: `bin-2` before `bin-10`. */
export function byName(a: string, b: string): number {
  return names().compare(a, b);
}
