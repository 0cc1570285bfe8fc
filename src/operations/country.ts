import { iso31661, iso31662 } from "iso-3166";

/** A code with the name that people choose it by: "Canada (CA)". */
export interface Named {
  readonly value: string;
  readonly label: string;
}

const byLabel = (a: Named, b: Named): number => a.label.localeCompare(b.label, "en");

/** All countries by ISO 3166-1, two letters, sorted by name. */
export const COUNTRIES: readonly Named[] = iso31661
  .map(({ alpha2, name }) => ({ value: alpha2, label: `${name} (${alpha2})` }))
  .sort(byLabel);

const provinces = Map.groupBy(iso31662, ({ code }) => code.slice(0, 2));

/** The provinces of a country by ISO 3166-2 without the country (`ON`), sorted by name; none for many countries. */
export function provincesOf(country: string): readonly Named[] {
  return (provinces.get(country.toUpperCase()) ?? [])
    .map(({ code, name }) => ({ value: code.slice(3), label: `${name} (${code.slice(3)})` }))
    .sort(byLabel);
}
