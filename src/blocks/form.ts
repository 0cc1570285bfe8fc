import type { KnownBlock, ModalView } from "@slack/types";
import type { Field } from "../operations/field.ts";
import type { Values } from "../operations/question.ts";
import { type FormMetadata, formMetadata } from "./codec.ts";
import { bold, section } from "./elements.ts";
import { FORM_VIEW } from "./form/ids.ts";
import { inputBlock } from "./form/input.ts";
import { plain } from "./form/options.ts";
import { messageView, viewTitle } from "./form/views.ts";
import { LIMITS } from "./limits.ts";
import { capital, shown } from "./text.ts";

export { formErrors } from "./form/errors.ts";
export { LOOKUP } from "./form/ids.ts";
export { lookupOptions } from "./form/options.ts";
export { readForm } from "./form/read.ts";
export { loadingView, messageView } from "./form/views.ts";

/** What a form is made of. */
export interface FormParts {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** One line above the fields. */
  readonly help?: string | undefined;
  /** What the button does, in its own words: "Look up". */
  readonly deed: string;
  readonly metadata: FormMetadata;
}

const TOO_MUCH = "This is too much for one form, so nothing was asked. Ask for fewer at once.";

/** A form of an operation as a modal, filled with what is known. Its fields' block ids are the slots they fill. */
export function formView({ title, fields, values, help, deed, metadata }: FormParts): ModalView {
  const carried = formMetadata.encode(metadata);
  if (carried === undefined) return messageView(title, { text: TOO_MUCH, blocks: [] });
  const explained = help === undefined ? "" : capital(shown(help, 500));
  const whole = title.length > LIMITS.viewTitle ? bold(shown(title, 150)) : undefined;
  const nothingToFill = fields.length === 0 && explained === "" ? "There is nothing to fill in." : undefined;
  const blocks: (KnownBlock | undefined)[] = [
    section([whole, explained, nothingToFill]),
    ...fields.map((field) => inputBlock(field, values)),
  ];
  return {
    type: "modal",
    callback_id: FORM_VIEW,
    private_metadata: carried,
    title: viewTitle(title),
    submit: plain(deed, LIMITS.viewTitle),
    close: plain("Cancel", LIMITS.viewTitle),
    blocks: blocks.filter((block) => block !== undefined).slice(0, LIMITS.viewBlocks),
  };
}
