import type { Site } from "./change.ts";
import type { Field } from "./field.ts";
import { one } from "./input.ts";
import type { Problem } from "./operation.ts";

const OTHER = "Other…";

/** The slots of a reason; spread into an operation's input. */
export const reasonSlots = { reason: one("A reason"), note: one("A note").optional() };

interface SaidReason {
  readonly reason: string;
  readonly note?: string | undefined;
}

/** The site's own reasons to choose from, with a note; where it has none, free text. */
export function reasonFields({ reasons }: Site): readonly Field[] {
  if (reasons.length === 0) return [{ kind: "text", name: "reason", label: "Reason", own: true }];
  return [
    {
      kind: "choice",
      name: "reason",
      label: "Reason",
      options: [...reasons.filter((reason) => reason !== OTHER), OTHER].map((value) => ({
        value,
        label: value,
      })),
      live: true,
      own: true,
    },
    {
      kind: "text",
      name: "note",
      label: "Note",
      hint: `Added to the reason; with “${OTHER}” it is the reason.`,
      optional: true,
      own: true,
    },
  ];
}

/** The reason as it is sent and kept: with its note. */
export function reasonOf({ reason, note }: SaidReason): string {
  if (note === undefined) return reason;
  return reason === OTHER ? note : `${reason}: ${note}`;
}

/** Another reason has to be said. */
export function reasonProblems({ reason, note }: SaidReason): readonly Problem[] {
  return reason === OTHER && note === undefined
    ? [{ slot: "note", sentence: "Say the reason: none of the list was chosen." }]
    : [];
}
