import { Values } from "./question.ts";

const LONGEST = 500;

/** Everything that was said to a form of many slots, trimmed; a blank value is none. */
export const Said = Values.transform((said, context): Values => {
  const read = Object.entries(said).map(([slot, given]) => {
    const values = given.map((value) => value.trim()).filter((value) => value !== "");
    if (values.some((value) => value.length > LONGEST))
      context.addIssue({
        code: "custom",
        path: [slot],
        message: `At most ${LONGEST} characters can stand here.`,
      });
    return [slot, values] as const;
  });
  return Object.fromEntries(read);
});

/**
 * The slots that a form has shown filled. A form that comes back leaves out what is empty, and only what was shown
 * and is left out was emptied.
 */
const SHOWN = "shown";

/** What an edit's form is filled with: what was said, over what is there now. Filling it twice changes nothing. */
export function filledWith(present: Values | undefined, said: Values): Values {
  if (present === undefined) return said;
  const emptied = new Set(said[SHOWN]);
  const still = Object.entries(present).filter(
    ([slot, there]) => there.length > 0 && said[slot] === undefined && !emptied.has(slot),
  );
  return { ...Object.fromEntries(still), ...said, [SHOWN]: Object.keys(present) };
}

/** What was said of a slot: its values, none where it was emptied, undefined where it stays as it is. */
export function editedTo(said: Values, slot: string): readonly string[] | undefined {
  const given = said[slot];
  if (given !== undefined) return given;
  return said[SHOWN]?.includes(slot) === true ? [] : undefined;
}

/** What has to be said to bring slots back to what they held. */
export function saidToRestore(before: Values): Values {
  const filled = Object.entries(before).filter(([, there]) => there.length > 0);
  const empty = Object.keys(before).filter((slot) => before[slot]?.length === 0);
  return { ...Object.fromEntries(filled), ...(empty.length === 0 ? {} : { [SHOWN]: empty }) };
}
