import type { Store } from "../shapes.ts";
import { addressIn, PLACES } from "./places.ts";

const DISTRICTS = ["Centre", "North", "Market"] as const;

/** The retailer's shops as customers see them; each is linked to one of the locations that exist. */
export function makeStores(count: number, locations: readonly string[]): Map<string, Store> {
  const stores = new Map<string, Store>();
  for (let index = 0; index < count; index += 1) {
    const where = PLACES[index % PLACES.length] ?? PLACES[0];
    const district = DISTRICTS[Math.floor(index / PLACES.length)] ?? `District ${index}`;
    const name = `${where.city} ${district}`;
    const linked = locations[(index + 1) % locations.length];
    stores.set(name, {
      StoreInternalName: name,
      PublicName: `${district}, ${where.city}`,
      Address: addressIn(where, `${200 + index} Example Ave`),
      Email: `shop${index + 1}@example.com`,
      PhoneNumber: `416-555-${String(100 + index).padStart(4, "0")}`,
      Active: index % 12 !== 11,
      Visible: index % 12 !== 11,
      AllowShipToStore: index % 3 !== 2,
      CustomFields: [{ Name: "Format", Value: index % 4 === 0 ? "Flagship" : "Street" }],
      LinkedInventoryLocationNames: linked === undefined ? [] : [linked],
    });
  }
  return stores;
}
