import { z } from "zod";
import { read } from "../read.ts";

/** All store locations. */
export const listStores = read({
  id: "store.list",
  right: "store.read",
  title: "List stores",
  help: "all stores",
  deed: "List",
  words: ["store list"],
  examples: ["store list"],
  input: z.object({}),
  form: () => [],
  working: () => "Reading the stores",
  run: async ({ omni, call }) => ({
    kind: "stores",
    stores: await omni.stores.list({ ...call, fresh: true }),
  }),
});
