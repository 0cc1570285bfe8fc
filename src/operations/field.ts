/**
 * One field of an operation's form, free of any layout. The name is the slot that its answer fills
 * (see {@link Values}).
 */
export type Field = TextField | ChoiceField | LookupField;

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Answering it changes other fields or the preview, so the form is drawn again at once. */
  readonly live?: boolean;
}

/** Typed text. `many` takes several values, separated by spaces, commas or lines. */
export interface TextField extends Common {
  readonly kind: "text";
  readonly placeholder?: string;
  readonly many?: boolean;
  readonly multiline?: boolean;
  /** What Slack checks while the person types. */
  readonly checked?: "email" | "whole number";
  /** The person's own words, such as a reason: they stand in what is sent, but do not change what will be. */
  readonly own?: boolean;
}

/** One of a few fixed values. */
export interface ChoiceField extends Common {
  readonly kind: "choice";
  /** As in {@link TextField}. */
  readonly own?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One or several of what the OMS really has, found while typing; a SKU may be typed that it does not show. */
export interface LookupField extends Common {
  readonly kind: "lookup";
  readonly source: LookupSource;
  readonly many?: boolean;
}

export const LOOKUP_SOURCES = ["locations", "stores", "skus"] as const;
export type LookupSource = (typeof LOOKUP_SOURCES)[number];
