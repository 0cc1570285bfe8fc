import { z } from "zod";
import { OmniError, type OmniErrorKind } from "../omni/index.ts";
import type { Context } from "./context.ts";
import { editedTo } from "./edited.ts";
import type { Field } from "./field.ts";
import type { Problem } from "./operation.ts";
import type { Values } from "./question.ts";

/** A custom field of the site, and what it holds on one thing. */
export const CustomFact = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(["text", "yes or no"]),
  required: z.boolean(),
  /** Empty where it holds nothing; left out where that is not known. */
  value: z.string().optional(),
});
export type CustomFact = z.infer<typeof CustomFact>;

/** A custom field as Omni answers it. */
interface Held {
  readonly Name: string;
  readonly Value?: unknown;
}

/** As many as a form has room for beside the rest. */
const MOST = 50;
const LONGEST_NAME = 200;

/** Ways of a site to say that it has none for this kind of thing. */
const NONE: ReadonlySet<OmniErrorKind> = new Set<OmniErrorKind>(["not-found", "not-published", "invalid"]);

/** The site's custom fields for a kind of thing; none where the site does not tell. */
export async function siteFields({ omni, call }: Context, ownerType: string): Promise<CustomFact[]> {
  try {
    const fields = await omni.fields.metadata(ownerType, call);
    return fields
      .filter(({ SystemName }) => SystemName !== "" && SystemName.length <= LONGEST_NAME)
      .slice(0, MOST)
      .map(({ SystemName, DisplayName, DataType, Required }) => ({
        name: SystemName,
        label: DisplayName ?? SystemName,
        kind: /^bool/i.test(DataType ?? "") ? "yes or no" : "text",
        required: Required === true,
      }));
  } catch (error) {
    if (error instanceof OmniError && NONE.has(error.kind)) return [];
    throw error;
  }
}

/** The site's fields with what they hold; where the site names none, those that hold something. */
export function withValues(fields: readonly CustomFact[], held: readonly Held[]): CustomFact[] {
  const values = new Map(held.map(({ Name, Value }) => [Name, textOf(Value)]));
  const known: readonly CustomFact[] =
    fields.length > 0
      ? fields
      : held.slice(0, MOST).map(({ Name }) => ({ name: Name, label: Name, kind: "text", required: false }));
  return known.map((field) => {
    const value = values.get(field.name) ?? "";
    return { ...field, value: field.kind === "yes or no" ? value.toLowerCase() : value };
  });
}

function textOf(value: unknown): string {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}

/** The slot that holds a custom field. */
export function fieldSlot(name: string): string {
  return `field.${name}`;
}

/** The custom fields as a form asks for them. */
export function customFields(facts: readonly CustomFact[]): readonly Field[] {
  return facts.map(({ name, label, kind, required }): Field => {
    const common = { name: fieldSlot(name), label, optional: !required };
    if (kind === "text") return { ...common, kind: "text" };
    const options = [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ];
    return { ...common, kind: "choice", options };
  });
}

/** What each slot holds now, where that is known. */
export function presentFields(facts: readonly CustomFact[]): Values {
  const known = facts.flatMap(({ name, value }) =>
    value === undefined ? [] : [[fieldSlot(name), value === "" ? [] : [value]] as const],
  );
  return Object.fromEntries(known);
}

/** A custom field that is to hold something else. */
export interface CustomChange {
  readonly field: CustomFact;
  readonly to: string;
}

/** The custom fields that were said and are not so already. */
export function changedFields(said: Values, facts: readonly CustomFact[]): readonly CustomChange[] {
  return facts.flatMap((field) => {
    const edited = editedTo(said, fieldSlot(field.name));
    const to = edited?.[0] ?? "";
    return edited === undefined || to === (field.value ?? "") ? [] : [{ field, to }];
  });
}

/** Those that must hold something and would not. */
export function requiredProblems(changes: readonly CustomChange[]): readonly Problem[] {
  return changes.flatMap(({ field, to }) =>
    field.required && to === ""
      ? [{ slot: fieldSlot(field.name), sentence: `${field.label} cannot be empty.` }]
      : [],
  );
}

/** As Omni takes them. */
export function customValues(changes: readonly CustomChange[]): { Name: string; Value: string }[] {
  return changes.map(({ field, to }) => ({ Name: field.name, Value: to }));
}

/** What a field of a row that was read back holds now. */
export function heldBy(rows: readonly Held[], { name, kind }: CustomFact): string {
  const value = textOf(rows.find(({ Name }) => Name === name)?.Value);
  return kind === "yes or no" ? value.toLowerCase() : value;
}
