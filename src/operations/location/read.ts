import { z } from "zod";
import { OmniError } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import { one } from "../input.ts";
import { read } from "../read.ts";
import type { Result } from "../results.ts";
import { missingLocation } from "./missing.ts";

/** All inventory locations, or one with its custom fields. */
export const readLocations = read({
  id: "location.read",
  right: "location.read",
  title: "See locations",
  help: "all inventory locations, or one with its custom fields",
  deed: "Show",
  words: ["locations [<name>]"],
  examples: ["locations", "locations toronto-south"],
  input: z.object({ name: one("A location").optional() }),
  form: () => [
    {
      kind: "lookup",
      name: "name",
      label: "Location",
      source: "locations",
      hint: "Leave empty for all.",
      optional: true,
    },
  ],
  amounts: ({ name }) => (name === undefined ? {} : { locations: [name] }),
  working: ({ name }) => (name === undefined ? "Reading the locations" : `Looking up ${name}`),
  run: async (context, { name }) =>
    name === undefined ? listLocations(context) : showLocation(context, name),
});

async function listLocations({ omni, call }: Context): Promise<Result> {
  return { kind: "locations", locations: await omni.locations.list({ ...call, fresh: true }) };
}

async function showLocation(context: Context, name: string): Promise<Result> {
  const { omni, call } = context;
  const location = await omni.locations.find(name, { ...call, fresh: true });
  if (location === undefined) {
    return missingLocation(name, await omni.locations.list(call), (near) => ({
      operation: "location.read",
      values: { name: [near] },
    }));
  }
  return { kind: "location", location, customFields: await customFieldsOf(context, name) };
}

/** The guide does not name this call, so a site without it still shows its locations. */
async function customFieldsOf(
  { omni, call }: Context,
  name: string,
): Promise<{ name: string; value: string }[] | undefined> {
  try {
    const fields = await omni.locations.customFields([name], call);
    return fields.flatMap(({ CustomFields }) =>
      CustomFields.map(({ Name, Value }) => ({ name: Name, value: String(Value ?? "") })),
    );
  } catch (error) {
    if (error instanceof OmniError && error.kind !== "aborted") return undefined;
    throw error;
  }
}
