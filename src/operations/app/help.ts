import { z } from "zod";
import { one } from "../input.ts";
import { read } from "../read.ts";

/** The words that work for this person here; of one noun, or of all. */
export const help = read({
  id: "help",
  title: "Help",
  help: "what you may do here, and how to say it",
  deed: "Show",
  words: ["help [<noun>]"],
  examples: ["help", "help order"],
  ours: true,
  input: z.object({ noun: one("A word").optional() }),
  form: () => [],
  working: () => "Reading what you may do here",
  run: async ({ offers }, { noun }) => {
    const wanted = noun?.toLowerCase();
    return {
      kind: "help",
      noun,
      offers: offers.filter((offer) => wanted === undefined || offer.noun === wanted),
    };
  },
});
