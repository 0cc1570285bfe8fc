import { z } from "zod";
import { read } from "../read.ts";

/** What this person may do here, to choose from. */
export const menu = read({
  id: "menu",
  title: "Menu",
  help: "choose from what you may do here",
  deed: "Show",
  words: ["menu"],
  examples: ["menu"],
  ours: true,
  input: z.object({}),
  form: () => [],
  working: () => "Reading what you may do here",
  run: async ({ offers }) => ({ kind: "menu", offers }),
});
