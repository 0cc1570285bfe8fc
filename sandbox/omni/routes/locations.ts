import { z } from "zod";
import { invalid, notFound } from "../refusal.ts";
import { bodyOf, type Handler, rowsOf, text, type World } from "../request.ts";
import type { CustomField, InventoryLocation } from "../shapes.ts";

/** The location with an internal name. Throws the service's 404 when there is none. */
export function findLocation(world: World, name: string): InventoryLocation {
  const found = world.state.locations.find((location) => location.InternalName === name);
  if (found === undefined) {
    throw notFound(
      `Inventory location "${name}" was not found. Send the InternalName of an existing location.`,
    );
  }
  return found;
}

/** GET inventorylocations: all, or the one that `locationInternalName` names. */
export const listLocations: Handler = (request, world) => {
  const name = request.one("locationInternalName");
  const found = name === undefined ? world.state.locations : [findLocation(world, name)];
  const rows = rowsOf(found, request.page).map(({ CustomFields: _kept, ...basic }) => basic);
  return { status: 200, body: rows };
};

/** GET inventorylocations/customfields: the values at the named locations. */
export const readLocationFields: Handler = (request, world) => {
  const names = request.many("locationInternalNames");
  if (names.length === 0) throw invalid("locationInternalNames is required: send at least one location.");
  const found = names.map((name) => findLocation(world, name));
  const rows = rowsOf(found, request.page).map((location) => ({
    LocationName: location.InternalName,
    CustomFields: location.CustomFields,
  }));
  return { status: 200, body: rows };
};

const fields = z.array(z.object({ Name: text, Value: z.string() })).min(1, "at least one field is required");
const body = z.object({
  LocationName: text,
  CustomFields: fields.optional(),
  "Custom Fields": fields.optional(),
});

function put(location: InventoryLocation, values: readonly CustomField[]): void {
  for (const { Name, Value } of values) {
    const known = location.CustomFields.find((field) => field.Name === Name);
    if (known === undefined) location.CustomFields.push({ Name, Value });
    else known.Value = Value;
  }
}

/** PUT inventorylocations/customfields: sets the named fields, leaves the others. 204. */
export const writeLocationFields: Handler = (request, world) => {
  const sent = bodyOf(body, request.body);
  const values = sent.CustomFields ?? sent["Custom Fields"];
  if (values === undefined) throw invalid("CustomFields is required: send a list of Name and Value.");
  const location = findLocation(world, sent.LocationName);
  const defined = world.state.fieldMetadata.get("InventoryLocation") ?? [];
  for (const { Name } of values) {
    if (!defined.some((field) => field.SystemName === Name)) {
      throw invalid(
        `Custom field "${Name}" is not defined for InventoryLocation. Defined: ${defined.map((field) => field.SystemName).join(", ")}.`,
      );
    }
  }
  const other = world.state.locations.find((candidate) => candidate !== location) ?? location;
  return { status: 204, apply: () => put(location, values), instead: () => put(other, values) };
};
