import { randomUUID } from "node:crypto";
import type { ModalView } from "@slack/types";
import { changeForm, impossible } from "../../blocks/change/index.ts";
import type { ChangeMetadata } from "../../blocks/codec.ts";
import { messageView } from "../../blocks/form.ts";
import { fingerprint } from "../../ledger/index.ts";
import type { Foreseen, Look } from "../../operations/change.ts";
import type { Field } from "../../operations/field.ts";
import { type Problem, sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import type { WriteOperation } from "../../operations/write.ts";

/** What a form is drawn from, beside what was read. */
export interface FormParts {
  readonly operation: WriteOperation;
  readonly values: Values;
  readonly channel: string | undefined;
  readonly thread?: string | undefined;
  /** Said above everything: what moved, or what is wrong and belongs to no field. */
  readonly notice?: string | undefined;
}

/** The form that asks what the change is to be done to. */
export function drawSubject(
  parts: FormParts,
  fields: readonly Field[],
  problems: readonly Problem[] = [],
): ModalView {
  return formOf({ ...parts, notice: parts.notice ?? said(parts.values, problems) }, fields, {});
}

/** The form over what was read: the fields, and the preview as soon as everything was said. */
export function drawLook(
  parts: FormParts,
  look: Look,
  fields: readonly Field[],
  change: Foreseen | undefined,
): ModalView {
  const { operation, values } = parts;
  if (look.impossible !== undefined)
    return messageView(operation.title, impossible(operation.title, look.impossible));
  if (change === undefined) return formOf(parts, fields, { now: look.now });
  const seen = { values: fingerprint(material(values, fields)), depends: fingerprint(change.depends) };
  return formOf(parts, fields, {
    now: look.now,
    preview: change.preview,
    call: change.shownCall,
    key: randomUUID(),
    seen,
  });
}

/** What decides what will be: everything said, but for the person's own words. */
export function material(values: Values, fields: readonly Field[]): Values {
  const own = ownSlots(fields);
  return Object.fromEntries(Object.entries(values).filter(([slot]) => !own.includes(slot)));
}

type Drawn = Partial<Pick<Parameters<typeof changeForm>[0], "now" | "preview" | "call">> & {
  readonly key?: string | undefined;
  readonly seen?: ChangeMetadata["seen"];
};

function formOf(parts: FormParts, fields: readonly Field[], { key, seen, ...shown }: Drawn): ModalView {
  const { operation, values, notice } = parts;
  return changeForm({
    title: operation.title,
    deed: operation.deed,
    ...shown,
    fields,
    values,
    notice,
    metadata: carriedBy(parts, fields, { key, seen }),
  });
}

/** What is carried from a form to what is sent of it. */
type Carried = Pick<FormParts, "values" | "channel" | "thread"> & {
  readonly operation: Pick<WriteOperation, "id">;
};

/** What a form of these fields carries along: what it does not ask for, and what it was previewed with. */
export function carriedBy(
  { operation, values, channel, thread }: Carried,
  fields: readonly Field[],
  { key, seen }: Pick<Drawn, "key" | "seen">,
): ChangeMetadata {
  const shownSlots = new Set(fields.map(({ name }) => name));
  const hidden = Object.entries(values).flatMap(([slot, given]) =>
    shownSlots.has(slot) ? [] : [[slot, [...given]] as const],
  );
  return {
    operation: operation.id,
    channel,
    thread,
    hidden: Object.fromEntries(hidden),
    key,
    seen,
    own: ownSlots(fields),
    many: fields.flatMap((field) => (field.kind === "text" && field.many === true ? [field.name] : [])),
  };
}

function ownSlots(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => (field.kind !== "lookup" && field.own === true ? [field.name] : []));
}

/** What is wrong with what was said; what was not said yet is only asked for. */
export function wrongIn(said: Values, problems: readonly Problem[]): string | undefined {
  const wrong = problems.filter(({ slot }) => (said[slot] ?? []).length > 0);
  return wrong.length === 0 ? undefined : sentencesOf(wrong);
}

/** What is wrong with what was said; where nothing was said yet, nothing is wrong. */
function said(values: Values, problems: readonly Problem[]): string | undefined {
  return Object.keys(values).length === 0 ? undefined : sentencesOf(problems);
}
