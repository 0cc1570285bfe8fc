import { z } from "zod";

/** The longest value that anything in Omni is asked by; longer ones are a slip of the clipboard. */
const LONGEST = 200;
const MOST = 500;

const value = (what: string) =>
  z.string().trim().min(1, `${what} is empty.`).max(LONGEST, `${what} is longer than ${LONGEST} characters.`);

/** Exactly one value of a slot. `what` begins the sentence when it is missing: "An order number". */
export function one(what: string, several = `${what}: give one, not several.`) {
  return z
    .array(value(what), { error: `${what} is missing.` })
    .min(1, `${what} is missing.`)
    .max(1, several)
    .transform(([first = ""]) => first);
}

/** One or more values of a slot, each kept once, in the order they were said. */
export function many(what: string) {
  return z
    .array(value(what), { error: `${what} is missing.` })
    .min(1, `${what} is missing.`)
    .max(MOST, `At most ${MOST} at once.`)
    .transform((given) => [...new Set(given)]);
}

/** None, or {@link many}. */
export function someOf(what: string) {
  return many(what)
    .optional()
    .transform((given) => given ?? []);
}
