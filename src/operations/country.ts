/** A code with the name that people choose it by: "Canada (CA)". */
export interface Named {
  readonly value: string;
  readonly label: string;
}

/** The ISO lists: 3166-1 for countries, 3166-2 for what they are divided into. */
export interface Countries {
  /** All countries by their two letters, sorted by name. */
  readonly all: readonly Named[];
  /** The provinces of a country without its code (`ON`), sorted by name; none for many countries. */
  readonly provincesOf: (country: string) => readonly Named[];
}

let lists: Countries | undefined;

/** Loads the lists, once. Their five thousand names would slow every start, so a form's `look` does it. */
export async function loadCountries(): Promise<void> {
  if (lists !== undefined) return;
  const { iso31661, iso31662 } = await import("iso-3166");
  const provinces = Map.groupBy(iso31662, ({ code }) => code.slice(0, 2));
  lists = {
    all: iso31661.map(({ alpha2, name }) => named(alpha2, name)).sort(byLabel),
    provincesOf: (country) =>
      (provinces.get(country.toUpperCase()) ?? [])
        .map(({ code, name }) => named(code.slice(3), name))
        .sort(byLabel),
  };
}

/**
 * The lists.
 * @throws Error before {@link loadCountries} has resolved once
 */
export function countries(): Countries {
  if (lists === undefined) throw new Error("the countries are not loaded yet");
  return lists;
}

function named(value: string, name: string): Named {
  return { value, label: `${name} (${value})` };
}

function byLabel(a: Named, b: Named): number {
  return a.label.localeCompare(b.label, "en");
}
