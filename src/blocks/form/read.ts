import { z } from "zod";
import type { Field } from "../../operations/field.ts";
import type { Values } from "../../operations/question.ts";
import { splitMany } from "./many.ts";

const Option = z.object({ value: z.string() });
const Element = z.object({
  value: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
});
const State = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * What a person filled in: `view.state.values` as Slack sends it, by the fields that the form was made of. A field
 * that was left empty is left out; what is not of Slack's shape reads as if it were empty.
 * @see https://docs.slack.dev/reference/views/view-submission-payloads
 */
export function readForm(state: unknown, fields: readonly Field[]): Values {
  const many = fields.filter((field) => field.kind !== "choice" && field.many === true);
  const names = new Set(fields.map(({ name }) => name));
  const read = readState(
    state,
    many.map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(read).filter(([slot]) => names.has(slot)));
}

/** The same without knowing the fields: every block's id is a slot, and `many` names those that hold several values. */
export function readState(state: unknown, many: readonly string[]): Values {
  const blocks = State.safeParse(state).data ?? {};
  const read = Object.entries(blocks).map(
    ([slot, elements]) => [slot, valuesOf(Object.values(elements)[0], many.includes(slot))] as const,
  );
  return Object.fromEntries(read.filter(([, values]) => values.length > 0));
}

function valuesOf(element: unknown, many: boolean): string[] {
  const { value, selected_option: one, selected_options: several } = Element.safeParse(element).data ?? {};
  if (several) return several.map((option) => option.value);
  if (one) return [one.value];
  if (typeof value !== "string" || value.trim() === "") return [];
  return many ? splitMany(value) : [value.trim()];
}
