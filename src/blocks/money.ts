import { count } from "./text.ts";

const ISO = /^[A-Z]{3}$/i;
const formats = new Map<string, Intl.NumberFormat>();
const amountOnly = new Intl.NumberFormat("en", { minimumFractionDigits: 2 });

/**
 * An amount with its currency: "CA$58.50", "¥1,200". A currency that is not a code of three letters is shown as it
 * is behind the amount, and an amount without a currency stands alone. Outside text: escape it where it goes.
 */
export function money(amount: number, currency: string | undefined): string {
  if (currency === undefined || currency === "") return amountOnly.format(amount);
  if (!ISO.test(currency)) return `${count(amount)} ${currency}`;
  return formatOf(currency.toUpperCase()).format(amount).replaceAll("\u00A0", " ");
}

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en", { style: "currency", currency });
  formats.set(currency, made);
  return made;
}
