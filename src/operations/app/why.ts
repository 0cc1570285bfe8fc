import { z } from "zod";
import { isRight, RIGHTS } from "../../policy/index.ts";
import { nearest } from "../../words/nearly.ts";
import { one } from "../input.ts";
import { read } from "../read.ts";

const right = one("A right").transform((said, context) => {
  if (isRight(said)) return said;
  const [near] = nearest(said, RIGHTS);
  const hint = near === undefined ? `Rights are named like ${RIGHTS[0]}.` : `Did you mean ${near}?`;
  context.addIssue({ code: "custom", message: `There is no right called ${said}. ${hint}` });
  return z.NEVER;
});

/** Whether this person may use a right here, which rule says so, and who can change it. */
export const why = read({
  id: "why",
  title: "Why, or why not",
  help: "may I do this here, and who says so",
  deed: "Explain",
  words: ["why <right>"],
  examples: ["why order.read"],
  ours: true,
  input: z.object({ right }),
  form: () => [
    {
      kind: "choice",
      name: "right",
      label: "Right",
      options: RIGHTS.map((value) => ({ value, label: value })),
    },
  ],
  working: () => "Reading the policy",
  run: async ({ explain }, { right: asked }) => ({ kind: "why", right: asked, ...explain(asked) }),
});
