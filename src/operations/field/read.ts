import { z } from "zod";
import { one } from "../input.ts";
import { read } from "../read.ts";

/** The site's custom fields for one kind of thing. */
export const readFields = read({
  id: "field.read",
  right: "field.read",
  title: "See custom fields",
  help: "the site's custom fields for customers, orders, locations and so on",
  deed: "Show",
  words: ["fields <owner>"],
  examples: ["fields Customer"],
  input: z.object({ owner: one("A kind of thing") }),
  form: () => [
    {
      kind: "text",
      name: "owner",
      label: "Kind of thing",
      placeholder: "Customer",
      hint: "For example Customer, Order, InventoryLocation or StoreLocation.",
    },
  ],
  working: ({ owner }) => `Reading the custom fields of ${owner}`,
  run: async ({ omni, call }, { owner }) => ({
    kind: "fields",
    ownerType: owner,
    fields: await omni.fields.metadata(owner, { ...call, fresh: true }),
  }),
});
