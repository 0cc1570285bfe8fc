import { z } from "zod";
import { nearest } from "../../words/nearly.ts";
import { one } from "../input.ts";
import { read } from "../read.ts";

/** One store location by its internal name. */
export const showStore = read({
  id: "store.show",
  right: "store.read",
  title: "Show a store",
  help: "address, state and linked locations of a store",
  deed: "Show",
  words: ["store show <name>"],
  examples: ['store show "Guelph Centre"'],
  input: z.object({ name: one("A store") }),
  form: () => [{ kind: "lookup", name: "name", label: "Store", source: "stores" }],
  working: ({ name }) => `Looking up ${name}`,
  run: async ({ omni, call }, { name }) => {
    const store = await omni.stores.find(name, { ...call, fresh: true });
    if (store !== undefined) return { kind: "store", store };
    const names = (await omni.stores.list(call)).map(({ StoreInternalName }) => StoreInternalName);
    const near = nearest(name, names).map((found) => ({
      name: found,
      question: { operation: "store.show", values: { name: [found] } },
    }));
    return { kind: "missing", what: "store", name, near };
  },
});
