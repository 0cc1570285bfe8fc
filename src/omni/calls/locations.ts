import { chunkOne } from "../chunks.ts";
import type { Client } from "../client.ts";
import { checked, describe } from "../describe.ts";
import { eachOnce } from "../fresh.ts";
import { lasting } from "../lasting.ts";
import { byName } from "../named.ts";
import type { CallOptions, Omni } from "../omni.ts";
import { allOf, orNothing } from "../pages.ts";
import { tooLong } from "../pair-pages.ts";
import type { Location, LocationCustomFields } from "../schemas/place.ts";
import { LocationCustomFieldsUpdate } from "../schemas/writes.ts";
import type { Shared } from "../reference.ts";

/** Inventory locations, and their custom fields. */
export function locationCalls(client: Client, shared: Shared<Location[]>): Omni["locations"] {
  const read = (query: readonly (readonly [string, string])[], options: CallOptions) => {
    const fresh = eachOnce(({ InternalName }: Location) => [InternalName, ""]);
    return allOf(
      client.pages("locations.list", { query }, client.answers.locations, fresh, lasting(options)),
    );
  };
  return {
    list: (options = {}) => shared.get("all", options, (how) => read([], how)),
    async find(internalName, options = {}) {
      const found = await shared.get(`one ${internalName}`, options, (how) =>
        orNothing(read([["name", internalName]], how)),
      );
      return byName(found, internalName, ({ InternalName }) => InternalName);
    },
    customFields: (internalNames, options = {}) => customFields(client, internalNames, lasting(options)),
    setCustomFields: (input) =>
      describe(client.names, "locations.setCustomFields", {
        body: checked("locations.setCustomFields", LocationCustomFieldsUpdate, input),
      }),
  };
}

async function customFields(
  client: Client,
  internalNames: readonly string[],
  options: CallOptions,
): Promise<LocationCustomFields[]> {
  const id = "locations.customFields";
  const name = client.names.endpoint(id).query?.["names"] ?? "names";
  const chunks = chunkOne({ name, values: [...new Set(internalNames)] }, client.room(id));
  if (chunks === undefined) throw tooLong(id);
  const fresh = eachOnce(({ LocationName }: LocationCustomFields) => [LocationName, ""]);
  const rows = chunks.map((chunk) =>
    allOf(
      client.pages(
        id,
        { query: chunk.map((one) => ["names", one] as const) },
        client.answers.locationCustomFields,
        fresh,
        options,
      ),
    ),
  );
  return (await Promise.all(rows)).flat();
}
