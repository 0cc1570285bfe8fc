import type { Field } from "../../operations/field.ts";
import type { Problem } from "../../operations/operation.ts";
import { clamp } from "../text.ts";
import { FORM_LIMITS } from "./limits.ts";

/**
 * What is wrong with a form, by block id, as a `view_submission` is answered. Slack refuses ids that are not in the
 * view, so what belongs to no field stands at the first one. Empty where there is no field at all.
 */
export function formErrors(problems: readonly Problem[], fields: readonly Field[]): Record<string, string> {
  const [first] = fields;
  if (first === undefined) return {};
  const names = new Set(fields.map(({ name }) => name));
  const bySlot = Map.groupBy(problems, ({ slot }) => (names.has(slot) ? slot : first.name));
  return Object.fromEntries(
    Array.from(bySlot, ([slot, same]) => [
      slot,
      clamp(same.map(({ sentence }) => sentence).join(" "), FORM_LIMITS.hint),
    ]),
  );
}
