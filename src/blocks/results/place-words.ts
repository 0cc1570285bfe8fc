import { beforeColon } from "../escape.ts";
import { listed, shown } from "../text.ts";

interface Facts {
  readonly AddressLine1?: string | null | undefined;
  readonly AddressLine2?: string | null | undefined;
  readonly AddressLine3?: string | null | undefined;
  readonly City?: string | null | undefined;
  readonly State?: string | null | undefined;
  readonly ZipCode?: string | null | undefined;
  readonly CountryCode?: string | null | undefined;
}

/** Custom fields that a card itself shows. */
const FIELDS = 12;

/** The whole address of a location or store of ours, on one line; undefined where nothing is known. */
export function addressOf(address: Facts | null | undefined): string | undefined {
  if (address === null || address === undefined) return undefined;
  const { AddressLine1, AddressLine2, AddressLine3, City, State, ZipCode, CountryCode } = address;
  const parts = [AddressLine1, AddressLine2, AddressLine3, City, State, ZipCode, CountryCode];
  const known = parts.filter((part) => typeof part === "string" && part.trim() !== "");
  return known.length === 0 ? undefined : shown(known.join(", "), 200);
}

/** "Phone: 519 555 0100"; undefined where there is nothing to say. */
export function fact(label: string, value: string | null | undefined): string | undefined {
  return value === undefined || value === null || value.trim() === ""
    ? undefined
    : `${label}: ${shown(value)}`;
}

/** "active", "not active"; undefined where it is not known. */
export function yesOrNo(value: boolean | null | undefined, yes: string, no: string): string | undefined {
  return value === undefined || value === null ? undefined : value ? yes : no;
}

/** The custom fields in words: "Region: east, Priority: 2"; undefined where there are none. */
export function customFieldsLine(
  fields: readonly { readonly name: string; readonly value: string }[],
): string | undefined {
  if (fields.length === 0) return undefined;
  const named = fields.map(
    ({ name, value }) => `${beforeColon(shown(name, 40))}: ${shown(value, 60) || "empty"}`,
  );
  return `Custom fields: ${listed(named, FIELDS)}`;
}
