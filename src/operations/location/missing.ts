import type { Location } from "../../omni/index.ts";
import { nearest } from "../../words/nearly.ts";
import type { Question } from "../question.ts";
import type { MissingResult } from "../results.ts";

/** Says that Omni has no such location, with those that look alike and the question they would make. */
export function missingLocation(
  name: string,
  known: readonly Location[],
  again: (near: string) => Question,
): MissingResult {
  const near = nearest(
    name,
    known.map(({ InternalName }) => InternalName),
  ).map((found) => ({ name: found, question: again(found) }));
  return { kind: "missing", what: "location", name, near };
}
