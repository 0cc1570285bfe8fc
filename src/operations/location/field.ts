import type { LookupField } from "../field.ts";

/** Some locations, or every one of them. */
export const locationsField: LookupField = {
  kind: "lookup",
  name: "location",
  label: "Locations",
  source: "locations",
  hint: "Leave empty for every location.",
  many: true,
  optional: true,
};
