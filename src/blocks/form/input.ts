import type { EmailInput, InputBlock, NumberInput, PlainTextInput } from "@slack/types";
import type { ChoiceField, Field, LookupField, TextField } from "../../operations/field.ts";
import type { Values } from "../../operations/question.ts";
import { actionId } from "../ids.ts";
import { shownPlain } from "../text.ts";
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
    ...(field.live === true ? { dispatch_action: true } : {}),
    ...(hints === "" ? {} : { hint: plain(hints, FORM_LIMITS.hint) }),
  };
}

interface Filled {
  readonly element: InputBlock["element"];
  /** What the person must know about how it was filled. */
  readonly hint?: string | undefined;
}

function elementOf(field: Field, known: readonly string[]): Filled {
  if (field.kind === "text") return typed(known, field, field);
  if (field.kind === "choice") return chosen(field, known);
  const fits = known.every(fitsOption) && known.length <= FORM_LIMITS.options;
  return fits ? looked(field, known) : typed(known, field, field);
}

/** The action id of a field: Slack tells us of every change of a live one. */
function idOf({ name, live }: Field, otherwise: string): string {
  return live === true ? actionId("live", name) : otherwise;
}

type TypedLook = Partial<Pick<TextField, "many" | "multiline" | "placeholder" | "checked">>;

function typed(known: readonly string[], field: Field, look: TypedLook): Filled {
  const { text, hint } = look.many === true ? joinMany(known, FORM_LIMITS.input) : oneLine(known[0] ?? "");
  const initial = look.multiline === true ? text : text.replaceAll(/[\r\n]+/g, " ");
  const common = {
    action_id: idOf(field, "text"),
    ...(initial === "" ? {} : { initial_value: initial }),
    ...(look.placeholder === undefined
      ? {}
      : { placeholder: plain(look.placeholder, FORM_LIMITS.placeholder) }),
  };
  return { element: checkedElement(common, initial, look) ?? freeElement(common, look), hint };
}

/** A field that Slack checks while a person types, unless it is filled with what Slack would not take there. */
function checkedElement(
  common: Pick<PlainTextInput, "initial_value" | "placeholder"> & { readonly action_id: string },
  initial: string,
  { checked, many }: TypedLook,
): EmailInput | NumberInput | undefined {
  if (checked === undefined || many === true) return undefined;
  if (checked === "email") return { type: "email_text_input", ...common };
  if (initial !== "" && !WHOLE.test(initial)) return undefined;
  return { type: "number_input", is_decimal_allowed: false, ...common };
}

const WHOLE = /^-?\d{1,15}$/;

function freeElement(
  common: Pick<PlainTextInput, "initial_value" | "placeholder" | "action_id">,
  { multiline }: TypedLook,
): PlainTextInput {
  return {
    type: "plain_text_input",
    ...common,
    multiline: multiline === true,
    max_length: FORM_LIMITS.input,
  };
}

/** A part of a value would be another value: one that does not fit is asked again. */
function oneLine(value: string): { text: string; hint?: string } {
  if (value.length <= FORM_LIMITS.input) return { text: value };
  return { text: "", hint: "What was given is too long for this form." };
}

function chosen(field: ChoiceField, known: readonly string[]): Filled {
  const unique = new Map(
    field.options.filter(({ value }) => fitsOption(value)).map((each) => [each.value, each.label]),
  );
  const drawn = Array.from(unique, ([value, label]) => option(value, label));
  if (drawn.length === 0) return typed(known, field, {});
  const [said] = known;
  const initial = drawn.find(({ value }) => value === said);
  return {
    element: {
      type: "static_select",
      action_id: idOf(field, "option"),
      ...menuOf(drawn),
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
    hint: initial === undefined && said !== undefined ? notAmong(said) : undefined,
  };
}

function notAmong(said: string): string | undefined {
  const short = shownPlain(said);
  return short === "" ? undefined : `“${short}” is none of these.`;
}

function looked({ source, many, live }: LookupField, known: readonly string[]): Filled {
  const initial = [...new Set(known)].map((value) => option(value));
  const [first] = initial;
  const common = { action_id: lookupId(source, live), min_query_length: 0 } as const;
  if (many === true) {
    const filled = first === undefined ? {} : { initial_options: initial };
    return { element: { type: "multi_external_select", ...common, ...filled } };
  }
  const filled = first === undefined ? {} : { initial_option: first };
  return { element: { type: "external_select", ...common, ...filled } };
}
