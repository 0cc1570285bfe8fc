import type { InventoryLocation, PoolGroup } from "../shapes.ts";

const isStore = (location: InventoryLocation): boolean => location.LocationType === "Store";
const inProvinces =
  (...provinces: string[]) =>
  (location: InventoryLocation): boolean =>
    provinces.includes(location.Address.State);

/** The retailer's six pool groups, made of the locations that exist. */
export function makePools(locations: readonly InventoryLocation[]): PoolGroup[] {
  const among = (keep: (location: InventoryLocation) => boolean): string[] =>
    locations.filter(keep).map((location) => location.InternalName);
  return [
    { Name: "web-canada", Locations: among(() => true), SafetyStock: 2 },
    { Name: "ontario", Locations: among(inProvinces("ON")), SafetyStock: 1 },
    { Name: "quebec", Locations: among(inProvinces("QC")), SafetyStock: 1 },
    { Name: "west", Locations: among(inProvinces("BC", "AB", "SK", "MB")), SafetyStock: 1 },
    { Name: "stores", Locations: among(isStore), SafetyStock: 3 },
    { Name: "warehouses", Locations: among((location) => !isStore(location)), SafetyStock: 0 },
  ];
}
