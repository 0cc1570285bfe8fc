import type { StoreChanges, StoreLocation } from "../../omni/index.ts";
import type { Values } from "../question.ts";

/** One thing that a form asks of a store: where it stands, and how it is written. */
interface StoreSlot {
  readonly slot: string;
  readonly label: string;
  readonly of: (store: StoreLocation) => readonly string[];
  readonly into: (said: readonly string[]) => StoreChanges;
}

type Text = "PublicName" | "Email" | "PhoneNumber";
type Line = "AddressLine1" | "AddressLine2" | "AddressLine3" | "City" | "State" | "ZipCode" | "CountryCode";
type Flag = "Active" | "Visible" | "AllowShipToStore";

function text(slot: string, label: string, key: Text): StoreSlot {
  return { slot, label, of: (store) => filled(store[key]), into: ([said = ""]) => ({ [key]: said }) };
}

function line(slot: string, label: string, key: Line): StoreSlot {
  return {
    slot,
    label,
    of: ({ Address }) => filled(Address?.[key]),
    into: ([said = ""]) => ({ Address: { [key]: said } }),
  };
}

function coordinate(slot: string, label: string, key: "Latitude" | "Longitude"): StoreSlot {
  return {
    slot,
    label,
    of: ({ Address }) => filled(Address?.[key]?.toString()),
    into: ([said]) => ({ Address: { [key]: said === undefined ? null : Number(said) } }),
  };
}

function flag(slot: string, label: string, key: Flag): StoreSlot {
  return {
    slot,
    label,
    of: (store) => (typeof store[key] === "boolean" ? [store[key] ? "yes" : "no"] : []),
    into: ([said]) => ({ [key]: said === "yes" }),
  };
}

function filled(value: string | null | undefined): readonly string[] {
  return value === undefined || value === null || value.trim() === "" ? [] : [value];
}

/** Everything of a store that the guide names, but for its internal name and its custom fields. */
export const STORE_SLOTS: readonly StoreSlot[] = [
  text("public", "Public name", "PublicName"),
  line("line1", "Address", "AddressLine1"),
  line("line2", "Address, second line", "AddressLine2"),
  line("line3", "Address, third line", "AddressLine3"),
  line("city", "City", "City"),
  line("country", "Country", "CountryCode"),
  line("state", "Province or state", "State"),
  line("zip", "Postal code", "ZipCode"),
  coordinate("latitude", "Latitude", "Latitude"),
  coordinate("longitude", "Longitude", "Longitude"),
  text("email", "E-mail", "Email"),
  text("phone", "Phone", "PhoneNumber"),
  flag("active", "Active", "Active"),
  flag("visible", "Visible", "Visible"),
  flag("ship", "Ship to store", "AllowShipToStore"),
  {
    slot: "linked",
    label: "Linked locations",
    of: ({ LinkedInventoryLocationNames }) => LinkedInventoryLocationNames ?? [],
    into: (said) => ({ LinkedInventoryLocationNames: [...said] }),
  },
];

/** What a store holds, slot by slot; an empty list where it holds nothing. */
export function slotsOf(store: StoreLocation): Values {
  return Object.fromEntries(STORE_SLOTS.map(({ slot, of }) => [slot, [...of(store)]]));
}

/** The slots that say something else now. */
export function changedSlots(said: Values, present: Values): readonly StoreSlot[] {
  return STORE_SLOTS.filter(({ slot }) => !isSame(said[slot] ?? [], present[slot] ?? []));
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

/** These slots as a change of a store. */
export function changesIn(slots: readonly StoreSlot[], said: Values): StoreChanges {
  return slots
    .map(({ slot, into }) => into(said[slot] ?? []))
    .reduce<StoreChanges>((all, one) => {
      const address = { ...all.Address, ...one.Address };
      return { ...all, ...one, ...(Object.keys(address).length === 0 ? {} : { Address: address }) };
    }, {});
}

/** "Active: yes", "Email: empty" */
export function slotInWords({ slot, label }: Pick<StoreSlot, "slot" | "label">, said: Values): string {
  return `${label}: ${(said[slot] ?? []).join(", ") || "empty"}`;
}
