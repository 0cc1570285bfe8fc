import { byName } from "../../english.ts";
import type { Location } from "../../omni/index.ts";
import type { Answer, LocationsResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { placeOf } from "../mask.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural } from "../text.ts";
import { withoutEmpty } from "./common.ts";
import { listCard } from "./list-card.ts";
import { yesOrNo } from "./place-words.ts";

/** All inventory locations, with a way to one of them. */
export function renderLocations(answer: Answer<LocationsResult>, view: ViewContext): Message {
  const { locations } = answer.result;
  return listCard(answer, view, {
    sheet: locationsSheet(answer.result),
    headline: headlineOf(locations),
    empty: "Omni has no inventory locations.",
    show: { label: "Show a location…", operation: "location.read" },
  });
}

/** A message has room for what tells locations apart; the file holds the rest as well. */
export function locationsSheet({ locations }: LocationsResult): Sheet | undefined {
  if (locations.length === 0) return undefined;
  const countries = new Set(locations.map(({ Address }) => Address?.CountryCode ?? ""));
  const near = (address: Location["Address"]) =>
    placeOf(countries.size > 1 || address == null ? address : { ...address, CountryCode: "" });
  return withoutEmpty({
    caption: "Inventory locations",
    columns: [
      { label: "Location" },
      { label: "Name" },
      { label: "Place" },
      { label: "Type" },
      { label: "Country", fileOnly: true },
      { label: "State", fileOnly: true },
    ],
    rows: locations
      .toSorted((a, b) => byName(a.InternalName, b.InternalName))
      .map(({ InternalName, PublicName, LocationType, Address, Active }) => [
        InternalName,
        PublicName ?? "",
        near(Address) ?? "",
        [LocationType ?? "", Active === false ? "not active" : ""].filter((part) => part !== "").join(", "),
        Address?.CountryCode ?? "",
        yesOrNo(Active, "active", "not active") ?? "",
      ]),
  });
}

function headlineOf(locations: readonly Location[]): string {
  const idle = locations.filter(({ Active }) => Active === false).length;
  return `${plural(locations.length, "inventory location")}${idle === 0 ? "" : `, ${idle} not active`}`;
}
