import { z } from "zod";
import { type CustomField, OmniError } from "../../omni/index.ts";
import type { Verdict } from "../change.ts";
import type { Context } from "../context.ts";
import {
  changedFields,
  type CustomChange,
  CustomFact,
  customFields,
  customValues,
  fieldSlot,
  heldBy,
  presentFields,
  requiredProblems,
  siteFields,
  withValues,
} from "../custom-fields.ts";
import { Said, saidToRestore } from "../edited.ts";
import { one } from "../input.ts";
import type { Problem } from "../operation.ts";
import { patiently } from "../patience.ts";
import { dotted } from "../phrases.ts";
import type { Values } from "../question.ts";
import { write } from "../write.ts";
import { notKnown, Unknown, unknownAmong } from "./named.ts";

const Facts = z.object({
  location: z.string(),
  unknown: Unknown.optional(),
  fields: z.array(CustomFact),
});
type Facts = z.infer<typeof Facts>;

/** Sets custom fields of an inventory location. */
export const editLocation = write({
  id: "location.edit",
  right: "location.edit",
  title: "Edit location",
  help: "the custom fields of an inventory location",
  deed: "Change fields",
  words: ["locations edit <name>"],
  examples: ["locations edit toronto-south"],
  subject: z.object({ name: one("A location") }),
  subjectFields: [{ kind: "lookup", name: "name", label: "Location", source: "locations" }],
  target: ({ name }) => ({ kind: "location", id: name }),
  facts: Facts,
  look,
  now: ({ fields }) => held(fields),
  missing: ({ unknown }) =>
    unknown === undefined ? [] : [{ slot: "name", sentence: notKnown("location", unknown) }],
  impossible: ({ location, fields }) =>
    fields.length === 0
      ? `Omni shows no custom fields for ${location}, so there is nothing to edit.`
      : undefined,
  fields: ({ fields }) => customFields(fields),
  present: ({ fields }) => presentFields(fields),
  input: Said,
  problems,
  depends: (input, { fields }) => changedFields(input, fields).map(({ field }) => field),
  amounts: (_input, { location }) => ({ locations: [location] }),
  preview: (input, { fields }) => {
    const changes = changedFields(input, fields);
    return {
      now: held(changes.map(({ field }) => field)),
      after: `${dotted(...changes.map(({ field, to }) => shown(field, to)))}. The other fields stay as they are.`,
      undo: canRestore(changes)
        ? "It can be put back."
        : "This cannot be put back: what was there before is not known.",
    };
  },
  wording: (input, { location, fields }) => {
    const names = changedFields(input, fields)
      .map(({ field }) => field.label)
      .join(", ");
    return {
      done: `${names} of ${location} changed`,
      notDone: `${names} of ${location} was not changed`,
      whether: `whether ${names} of ${location} was changed`,
      deed: `change ${names} of ${location}`,
    };
  },
  call: (omni, input, { location, fields }) =>
    omni.locations.setCustomFields({
      LocationName: location,
      CustomFields: customValues(changedFields(input, fields)),
    }),
  verify: (context, input, facts) => readBack(context, facts.location, changedFields(input, facts.fields)),
  undo: (input, { location, fields }) => {
    const changes = changedFields(input, fields);
    if (!canRestore(changes)) return undefined;
    const before = saidToRestore(presentFields(changes.map(({ field }) => field)));
    return { label: "Put back", operation: "location.edit", values: { ...before, name: [location] } };
  },
});

async function look(context: Context, { name }: { readonly name: string }): Promise<Facts> {
  const locations = await context.omni.locations.list(context.call);
  const [unknown] = unknownAmong([name], locations);
  if (unknown !== undefined) return { location: name, unknown, fields: [] };
  const [fields, now] = await Promise.all([
    siteFields(context, "InventoryLocation"),
    valuesOf(context, name),
  ]);
  return { location: name, fields: now === undefined ? fields : withValues(fields, now) };
}

/** The guide does not name this call; undefined where the site does not publish it. */
async function valuesOf({ omni, call }: Context, name: string): Promise<readonly CustomField[] | undefined> {
  try {
    const rows = await omni.locations.customFields([name], call);
    return rows.find(({ LocationName }) => LocationName === name)?.CustomFields ?? [];
  } catch (error) {
    if (error instanceof OmniError && error.kind === "not-published") return undefined;
    throw error;
  }
}

function problems(input: Values, { fields }: Facts): readonly Problem[] {
  const changes = changedFields(input, fields);
  const [first] = fields;
  if (changes.length > 0 || first === undefined) return requiredProblems(changes);
  return [{ slot: fieldSlot(first.name), sentence: "Nothing is different yet." }];
}

function held(fields: readonly CustomFact[]): string {
  return dotted(...fields.map((field) => shown(field, field.value)));
}

function shown({ label }: CustomFact, value: string | undefined): string {
  return `${label}: ${value === undefined ? "not shown by Omni" : value === "" ? "empty" : value}`;
}

function canRestore(changes: readonly CustomChange[]): boolean {
  return changes.every(({ field }) => field.value !== undefined);
}

function readBack(context: Context, location: string, changes: readonly CustomChange[]): Promise<Verdict> {
  return patiently(context, async () => {
    const rows = await valuesOf(context, location);
    if (rows === undefined)
      return { state: "cannot-tell", found: "Omni does not show custom fields of locations." };
    const now = changes.map(({ field }) => ({ ...field, value: heldBy(rows, field) }));
    const isSo = changes.every(({ to }, at) => now[at]?.value === to);
    return { state: isSo ? "done" : "not-done", found: `Omni shows ${held(now)}.` };
  });
}
