import type { Field } from "../../operations/field.ts";

/**
 * The fields of several forms as one: each once, and what one of them offers to choose is offered. The person's own
 * words change nothing of what is previewed for several, so answering them draws nothing again.
 */
export function commonFields(forms: readonly (readonly Field[])[]): Field[] {
  const merged = new Map<string, Field>();
  for (const field of forms.flat()) {
    const before = merged.get(field.name);
    merged.set(field.name, before === undefined ? quiet(field) : withOptions(before, field));
  }
  return [...merged.values()];
}

function quiet(field: Field): Field {
  return field.kind !== "lookup" && field.own === true ? { ...field, live: false } : field;
}

function withOptions(before: Field, field: Field): Field {
  if (before.kind !== "choice" || field.kind !== "choice") return before;
  const known = new Set(before.options.map(({ value }) => value));
  return {
    ...before,
    options: [...before.options, ...field.options.filter(({ value }) => !known.has(value))],
  };
}
