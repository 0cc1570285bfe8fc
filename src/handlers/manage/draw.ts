import { randomUUID } from "node:crypto";
import type { ModalView } from "@slack/types";
import { manageForm } from "../../blocks/manage/form.ts";
import { fingerprint } from "../../ledger/index.ts";
import type { Context } from "../../operations/context.ts";
import type { Field } from "../../operations/field.ts";
import type { Foreseen, ManageLook, ManageOperation, Managing, Outlook } from "../../operations/manage.ts";
import { sentencesOf } from "../../operations/operation.ts";
import type { Values } from "../../operations/question.ts";
import { carriedBy, material, wrongIn } from "../change/draw.ts";

/** What a form is drawn from, beside what was read. */
export interface ManageParts {
  readonly operation: ManageOperation;
  readonly values: Values;
  readonly channel: string | undefined;
}

/** What was foreseen of exactly what was said: its form does it when it is sent. */
interface Ready {
  readonly outlook: Outlook | undefined;
}

/** The form as far as what was said reaches; where everything was said, with what it will mean. */
export async function draw(context: Context, parts: ManageParts, look: ManageLook): Promise<ModalView> {
  if (!look.ok) return drawUnfound(parts, look);
  const reading = look.managing.read(parts.values);
  if (!reading.ok)
    return drawManaging(parts, look.managing, { notice: wrongIn(parts.values, reading.problems) });
  const foreseen = await reading.preview?.(context);
  return drawForeseen(parts, look.managing, foreseen);
}

/** The form that asks what it is to be done to. */
export function drawUnfound(
  parts: ManageParts,
  { fields, problems, meant }: Extract<ManageLook, { readonly ok: false }>,
): ModalView {
  const { operation, values } = parts;
  const notice = Object.keys(values).length === 0 ? undefined : sentencesOf(problems);
  return formOf({ ...parts, values: { ...values, ...meant } }, fields, {
    notice,
    isReady: operation.way !== "previewed",
  });
}

/** The form with what was foreseen, or with what keeps it from being done. */
export function drawForeseen(
  parts: ManageParts,
  managing: Managing,
  foreseen: Foreseen | undefined,
  notice?: string,
): ModalView {
  if (foreseen?.ok === false)
    return drawManaging(parts, managing, { notice: sentencesOf(foreseen.problems) });
  return drawManaging(parts, managing, { ready: { outlook: foreseen?.outlook }, notice });
}

/** The form over what was read. */
export function drawManaging(
  parts: ManageParts,
  managing: Managing,
  { ready, notice }: { readonly ready?: Ready; readonly notice?: string | undefined } = {},
): ModalView {
  const values = managing.filled(parts.values);
  const fields = managing.fields(values);
  const isReady = ready !== undefined || parts.operation.way !== "previewed";
  return formOf({ ...parts, values }, fields, {
    notice,
    now: managing.now,
    outlook: ready?.outlook,
    isReady,
    seen: isReady ? seenOf(managing, values, fields) : undefined,
  });
}

/** What a preview is made of, as hashes: it is done only if these are still the same. */
export function seenOf(managing: Managing, values: Values, fields: readonly Field[]) {
  return { values: fingerprint(material(values, fields)), depends: fingerprint(managing.depends) };
}

type Drawn = Pick<Parameters<typeof manageForm>[0], "notice" | "now" | "outlook" | "isReady"> & {
  readonly seen?: ReturnType<typeof seenOf> | undefined;
};

function formOf(parts: ManageParts, fields: readonly Field[], { seen, ...shown }: Drawn): ModalView {
  const { operation, values } = parts;
  const key = seen === undefined ? undefined : randomUUID();
  return manageForm({
    title: operation.title,
    deed: operation.deed,
    ...shown,
    fields,
    values,
    metadata: carriedBy(parts, fields, { key, seen }),
  });
}
