import type { Location } from "../../omni/index.ts";
import type { Answer, LocationsResult } from "../../operations/results.ts";
import type { Sheet } from "../../operations/sheet.ts";
import { placeOf } from "../mask.ts";
import type { Message, ViewContext } from "../message.ts";
import { plural } from "../text.ts";
import { byName, withoutEmpty } from "./common.ts";
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

export function locationsSheet({ locations }: LocationsResult): Sheet | undefined {
  if (locations.length === 0) return undefined;
  return withoutEmpty({
    caption: "Inventory locations",
    columns: [
      { label: "Location" },
      { label: "Name" },
      { label: "Type" },
      { label: "Place" },
      { label: "State" },
    ],
    rows: locations
      .toSorted((a, b) => byName(a.InternalName, b.InternalName))
      .map(({ InternalName, PublicName, LocationType, Address, Active }) => [
        InternalName,
        PublicName ?? "",
        LocationType ?? "",
        placeOf(Address) ?? "",
        yesOrNo(Active, "active", "not active") ?? "",
      ]),
  });
}

function headlineOf(locations: readonly Location[]): string {
  const idle = locations.filter(({ Active }) => Active === false).length;
  return `${plural(locations.length, "inventory location")}${idle === 0 ? "" : `, ${idle} not active`}`;
}
