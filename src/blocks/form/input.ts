import type { InputBlock, PlainTextInput } from "@slack/types";
import type { ChoiceField, Field, LookupField } from "../../operations/field.ts";
import type { Values } from "../../operations/question.ts";
import { lookupId } from "./ids.ts";
import { FORM_LIMITS } from "./limits.ts";
import { joinMany } from "./many.ts";
import { fitsOption, menuOf, option, plain } from "./options.ts";

/** A field as an input block, filled with what is known. Its block id is the slot that it fills. */
export function inputBlock(field: Field, values: Values): InputBlock {
  const { element, hint } = elementOf(field, values[field.name] ?? []);
  const hints = [field.hint, hint].filter((each) => each !== undefined && each !== "").join(" ");
  return {
    type: "input",
    block_id: field.name,
    label: plain(field.label, FORM_LIMITS.label),
    element,
    optional: field.optional === true,
    ...(hints === "" ? {} : { hint: plain(hints, FORM_LIMITS.hint) }),
  };
}

interface Filled {
  readonly element: InputBlock["element"];
  /** What the person must know about how it was filled. */
  readonly hint?: string | undefined;
}

function elementOf(field: Field, known: readonly string[]): Filled {
  if (field.kind === "text") return typed(known, field);
  if (field.kind === "choice") return chosen(field, known);
  const fits = known.every(fitsOption) && known.length <= FORM_LIMITS.options;
  return fits ? looked(field, known) : typed(known, field);
}

interface TypedLook {
  readonly many?: boolean;
  readonly multiline?: boolean;
  readonly placeholder?: string;
}

function typed(known: readonly string[], { many, multiline, placeholder }: TypedLook): Filled {
  const { text, hint } = many === true ? joinMany(known, FORM_LIMITS.input) : oneLine(known[0] ?? "");
  const initial = multiline === true ? text : text.replaceAll(/[\r\n]+/g, " ");
  const element: PlainTextInput = {
    type: "plain_text_input",
    action_id: "text",
    multiline: multiline === true,
    max_length: FORM_LIMITS.input,
    ...(initial === "" ? {} : { initial_value: initial }),
    ...(placeholder === undefined ? {} : { placeholder: plain(placeholder, FORM_LIMITS.placeholder) }),
  };
  return { element, hint };
}

/** A part of a value would be another value: one that does not fit is asked again. */
function oneLine(value: string): { text: string; hint?: string } {
  if (value.length <= FORM_LIMITS.input) return { text: value };
  return { text: "", hint: "What was given is too long for this form." };
}

function chosen({ options }: ChoiceField, known: readonly string[]): Filled {
  const unique = new Map(
    options.filter(({ value }) => fitsOption(value)).map((each) => [each.value, each.label]),
  );
  const drawn = Array.from(unique, ([value, label]) => option(value, label));
  if (drawn.length === 0) return typed(known, {});
  const initial = drawn.find(({ value }) => value === known[0]);
  return {
    element: {
      type: "static_select",
      action_id: "option",
      ...menuOf(drawn),
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function looked({ source, many }: LookupField, known: readonly string[]): Filled {
  const initial = [...new Set(known)].map((value) => option(value));
  const [first] = initial;
  const common = { action_id: lookupId(source), min_query_length: 0 } as const;
  if (many === true) {
    const filled = first === undefined ? {} : { initial_options: initial };
    return { element: { type: "multi_external_select", ...common, ...filled } };
  }
  const filled = first === undefined ? {} : { initial_option: first };
  return { element: { type: "external_select", ...common, ...filled } };
}
