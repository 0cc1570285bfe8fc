import { z } from "zod";
import { Question, Values } from "../operations/question.ts";
import { type SnoozeChoice, SNOOZES } from "../watch/decide/snooze.ts";
import { LIMITS } from "./limits.ts";

const VERSION = 1;
const Versioned = z.object({ v: z.literal(VERSION) });
const ANGLES = /[<>&]/g;

/** Writes what travels in a button or a form, and reads it back. */
export interface Codec<T> {
  /** Undefined where it does not fit; then the button is not drawn. */
  readonly encode: (value: T) => string | undefined;
  /** Undefined for anything that was not written by this version. */
  readonly decode: (text: string | undefined) => T | undefined;
}

/** A question to ask, and the one to go back to. */
export interface AskValue {
  readonly q: Question;
  readonly from?: Question | undefined;
}
export const askValue = codec<AskValue>(
  z.object({ q: Question, from: Question.optional() }),
  LIMITS.buttonValue,
);

/** A form to open, with what is already known. */
export const formValue = codec<Question>(Question, LIMITS.buttonValue);

/** A page of a kept sheet, counted from 1. */
export interface PageValue {
  readonly s: string;
  readonly p: number;
}
export const pageValue = codec<PageValue>(z.object({ s: z.string(), p: z.int().min(1) }), LIMITS.buttonValue);

/** A kept sheet, wanted as a file. */
export const csvValue = codec<{ readonly s: string }>(z.object({ s: z.string() }), LIMITS.buttonValue);

/** A question whose answer everyone in the channel shall read. */
export const shareValue = codec<{ readonly q: Question }>(z.object({ q: Question }), LIMITS.buttonValue);

/** What a form carries besides its fields: where it came from, and what is not asked again. */
export interface FormMetadata {
  readonly operation: string;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  readonly hidden: Values;
}
export const formMetadata = codec<FormMetadata>(
  z.object({
    operation: z.string(),
    channel: z.string().optional(),
    thread: z.string().optional(),
    hidden: Values,
  }),
  LIMITS.viewMetadata,
);

/** What the form of a change carries: what it was previewed with, so that a stale preview is never sent. */
export interface ChangeMetadata extends FormMetadata {
  /** Made with each preview: the same preview is confirmed once. */
  readonly key?: string | undefined;
  /** Hashes of what the preview was made of: what was said, and what was read. */
  readonly seen?: { readonly values: string; readonly depends: string } | undefined;
  /** Slots of the person's own words, which change nothing of what is previewed. */
  readonly own: readonly string[];
  /** Slots of text that holds several values. */
  readonly many: readonly string[];
}
export const changeMetadata = codec<ChangeMetadata>(
  z.object({
    operation: z.string(),
    channel: z.string().optional(),
    thread: z.string().optional(),
    hidden: Values,
    key: z.string().optional(),
    seen: z.object({ values: z.string(), depends: z.string() }).optional(),
    own: z.array(z.string()),
    many: z.array(z.string()),
  }),
  LIMITS.viewMetadata,
);

/** A change that the ledger holds, or a batch of them. */
export const recordValue = codec<{ readonly id: string }>(z.object({ id: z.string() }), LIMITS.buttonValue);

/** An alarm, and what a menu on its card adds: how long to snooze it, or a SKU. */
export interface AlarmValue {
  readonly a: string;
  readonly until?: SnoozeChoice | undefined;
  readonly sku?: string | undefined;
}
export const alarmValue = codec<AlarmValue>(
  z.object({ a: z.string(), until: z.enum(SNOOZES).optional(), sku: z.string().optional() }),
  LIMITS.buttonValue,
);

/** The list that a digest was made of, wanted as a file. */
export const digestValue = codec<{ readonly d: string }>(z.object({ d: z.string() }), LIMITS.buttonValue);

/** What a form about a recorded change carries; `done` is what a person is about to settle it as. */
export interface RecordMetadata {
  readonly id: string;
  readonly done?: boolean | undefined;
}
export const recordMetadata = codec<RecordMetadata>(
  z.object({ id: z.string(), done: z.boolean().optional() }),
  LIMITS.viewMetadata,
);

function codec<T extends object>(schema: z.ZodType<T>, most: number): Codec<T> {
  return {
    encode: (value) => {
      const text = JSON.stringify({ v: VERSION, ...value }).replaceAll(ANGLES, escapeInJson);
      return text.length <= most ? text : undefined;
    },
    decode: (text) => {
      const json = parseJson(text ?? "");
      if (!Versioned.safeParse(json).success) return undefined;
      return schema.safeParse(json).data;
    },
  };
}

/** Slack may turn these three into entities on the way; as JSON escapes they come back as they went. */
function escapeInJson(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
