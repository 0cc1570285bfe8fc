/** The first few of a list: "a, b and 3 more". */
export function listed(items: readonly string[], most = 6): string {
  const first = items.slice(0, most).join(", ");
  return items.length > most ? `${first} and ${items.length - most} more` : first;
}

/** Parts of one line; those that are not known are left out. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}
