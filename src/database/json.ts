import { z } from "zod";

/** A column of JSON, kept as text because that is what both engines hold alike. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("does not hold JSON");
    return z.NEVER;
  }
});
