/** "1 unit", "3 units"; thousands are grouped. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** The first few of a list: "a, b and 3 more". */
export function listed(items: readonly string[], most = 6): string {
  const first = items.slice(0, most).join(", ");
  return items.length > most ? `${first} and ${items.length - most} more` : first;
}

/** Parts of one line; those that are not known are left out. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** "CA$58.50"; a currency that is no code of three letters stands behind the amount. */
export function money(amount: number, currency: string | undefined): string {
  if (currency === undefined || !/^[A-Z]{3}$/i.test(currency))
    return [amount.toFixed(2), currency].filter((part) => part !== undefined && part !== "").join(" ");
  return new Intl.NumberFormat("en", { style: "currency", currency })
    .format(amount)
    .replaceAll("\u00A0", " ");
}
