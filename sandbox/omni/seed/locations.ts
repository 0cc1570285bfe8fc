import type { InventoryLocation } from "../shapes.ts";
import { addressIn, PLACES } from "./places.ts";

/** The shipping centre of the guide's reroute example. */
const GUIDE_CENTRE = "00SY_InventoryLocation01-SC";

const NAMED: readonly (readonly [internal: string, shown: string, city: string])[] = [
  ["Default Location", "Main warehouse", "Mississauga"],
  ["toronto-south", "Toronto South", "Toronto"],
  ["queen-west", "Queen West", "Toronto"],
  [GUIDE_CENTRE, "Shipping centre 01", "Mississauga"],
  ["yorkdale", "Yorkdale", "Toronto"],
  ["square-one", "Square One", "Mississauga"],
  ["rideau", "Rideau Street", "Ottawa"],
  ["guelph-stone-road", "Stone Road", "Guelph"],
  ["hamilton-locke", "Locke Street", "Hamilton"],
  ["london-richmond", "Richmond Row", "London"],
  ["sainte-catherine", "Rue Sainte-Catherine", "Montréal"],
  ["vieux-quebec", "Vieux-Québec", "Québec"],
  ["robson", "Robson Street", "Vancouver"],
  ["victoria-harbour", "Victoria Harbour", "Victoria"],
  ["calgary-eau-claire", "Eau Claire", "Calgary"],
  ["edmonton-whyte", "Whyte Avenue", "Edmonton"],
  ["winnipeg-forks", "The Forks", "Winnipeg"],
  ["halifax-spring-garden", "Spring Garden Road", "Halifax"],
  ["calgary-SC", "Calgary shipping centre", "Calgary"],
  ["montreal-SC", "Montréal shipping centre", "Montréal"],
];

/** Locations that the documented orders need; fewer cannot be asked for. */
export const FEWEST_LOCATIONS = 4;

function typeOf(name: string): string {
  if (name.endsWith("-SC")) return "ShippingCenter";
  return name === "Default Location" ? "Warehouse" : "Store";
}

function makeLocation(index: number): InventoryLocation {
  const [internal, shown, city] = NAMED[index] ?? [`shop-${index + 1}`, `Shop ${index + 1}`, undefined];
  const where = PLACES.find((place) => place.city === city) ?? PLACES[index % PLACES.length] ?? PLACES[0];
  return {
    InternalName: internal,
    PublicName: shown,
    LocationType: typeOf(internal),
    Active: true,
    Address: addressIn(where, `${100 + index} Sample St`),
    CustomFields: [
      { Name: "Region", Value: where.state },
      { Name: "CutOffTime", Value: typeOf(internal) === "Store" ? "15:00" : "18:00" },
    ],
  };
}

/** The first `count` inventory locations; beyond the named ones they are numbered shops. */
export function makeLocations(count: number): InventoryLocation[] {
  return Array.from({ length: count }, (_, index) => makeLocation(index));
}
