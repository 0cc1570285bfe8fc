import { z } from "zod";
import { StoreLocation } from "../../omni/index.ts";
import { nearest } from "../../words/nearly.ts";
import type { Undo } from "../change.ts";
import type { Context } from "../context.ts";
import {
  changedFields,
  CustomFact,
  customFields,
  customValues,
  presentFields,
  requiredProblems,
  siteFields,
  withValues,
} from "../custom-fields.ts";
import { Said, saidToRestore } from "../edited.ts";
import { one } from "../input.ts";
import { notKnown, Unknown, unknownAmong } from "../location/named.ts";
import type { Problem } from "../operation.ts";
import { dotted } from "../phrases.ts";
import type { Values } from "../question.ts";
import { write } from "../write.ts";
import { loadCountries } from "../country.ts";
import { draftOf, storeFields, storeProblems } from "./form.ts";
import { readStoreBack } from "./read-back.ts";
import { changedSlots, changesIn, slotInWords, slotsOf } from "./slots.ts";

const Subject = z.object({ name: one("A store"), linked: z.array(z.string()).optional() });

const Facts = z.object({
  name: z.string(),
  /** As it was read, whole: all of it is sent back. */
  store: StoreLocation.optional(),
  near: z.array(z.string()),
  unknown: z.array(Unknown),
  fields: z.array(CustomFact),
});
type Facts = z.infer<typeof Facts>;

/** Edits a store location: reads all of it, changes what was changed, and sends all of it back. */
export const editStore = write({
  id: "store.edit",
  right: "store.edit",
  title: "Edit store",
  help: "address, contact, state, linked locations and custom fields of a store",
  deed: "Change store",
  words: ["store edit <name>"],
  examples: ['store edit "Toronto Centre"'],
  subject: Subject,
  subjectFields: [{ kind: "lookup", name: "name", label: "Store", source: "stores" }],
  target: ({ name }) => ({ kind: "store", id: name }),
  facts: Facts,
  look,
  now: ({ store, name }) => dotted(name, store?.PublicName ?? undefined, isActive(store)),
  missing: ({ store, name, near }) =>
    store === undefined ? [{ slot: "name", sentence: notKnown("store", { name, near }) }] : [],
  fields: ({ fields, ...facts }, values) => [
    ...storeFields(values, presentIn(facts)),
    ...customFields(fields),
  ],
  present: (facts) => ({ ...presentIn(facts), ...presentFields(facts.fields) }),
  input: Said,
  problems,
  // All of the store is sent back, so that whatever moved in it changes what is sent.
  depends: (_input, { store }) => store ?? null,
  amounts: () => ({}),
  preview: (input, facts) => {
    const { before, after } = inWords(input, facts);
    return {
      now: before,
      after: `${after}. All else stays as it is; the whole store is sent back.`,
      undo: "It can be put back.",
    };
  },
  wording: (_input, { name }) => ({
    done: `Store ${name} changed`,
    notDone: `Store ${name} was not changed`,
    whether: `whether store ${name} was changed`,
    deed: `change store ${name}`,
  }),
  call: (omni, input, facts) => {
    const custom = customValues(changedFields(input, facts.fields));
    const draft = draftOf(input, presentIn(facts));
    return omni.stores.update(facts.name, facts.store ?? { StoreInternalName: facts.name }, {
      ...changesIn(changedSlots(draft, presentIn(facts)), draft),
      ...(custom.length === 0 ? {} : { CustomFields: custom }),
    });
  },
  verify: (context, input, facts) =>
    readStoreBack(context, facts.name, draftOf(input, presentIn(facts)), changedFields(input, facts.fields)),
  undo,
});

async function look(context: Context, { name, linked = [] }: z.infer<typeof Subject>): Promise<Facts> {
  await loadCountries();
  const { omni, call } = context;
  const fresh = { ...call, fresh: true };
  const [found, locations, fields] = await Promise.all([
    omni.stores.find(name, fresh),
    linked.length === 0 ? [] : omni.locations.list(call),
    siteFields(context, "StoreLocation"),
  ]);
  const unknown = unknownAmong(linked, locations);
  if (found?.StoreInternalName === name)
    return { name, store: found, near: [], unknown, fields: withValues(fields, found.CustomFields ?? []) };
  const names = (await omni.stores.list(call)).map(({ StoreInternalName }) => StoreInternalName);
  return { name, near: nearest(name, names, { most: 1 }), unknown, fields: [] };
}

function presentIn({ store }: Pick<Facts, "store">): Values {
  return store === undefined ? {} : slotsOf(store);
}

function isActive(store: Facts["store"]): string | undefined {
  return typeof store?.Active === "boolean" ? (store.Active ? "active" : "not active") : undefined;
}

function inWords(input: Values, facts: Facts): { before: string; after: string } {
  const present = presentIn(facts);
  const draft = draftOf(input, present);
  const slots = changedSlots(draft, present);
  const custom = changedFields(input, facts.fields);
  return {
    before: dotted(
      ...slots.map((slot) => slotInWords(slot, present)),
      ...custom.map(({ field }) => `${field.label}: ${field.value || "empty"}`),
    ),
    after: dotted(
      ...slots.map((slot) => slotInWords(slot, draft)),
      ...custom.map(({ field, to }) => `${field.label}: ${to || "empty"}`),
    ),
  };
}

function problems(input: Values, facts: Facts): readonly Problem[] {
  const present = presentIn(facts);
  const draft = draftOf(input, present);
  const custom = changedFields(input, facts.fields);
  const wrong = [...storeProblems(draft, present, facts.unknown), ...requiredProblems(custom)];
  if (wrong.length > 0 || changedSlots(draft, present).length + custom.length > 0) return wrong;
  return [{ slot: "public", sentence: "Nothing is different yet." }];
}

function undo(input: Values, facts: Facts): Undo {
  const present = presentIn(facts);
  const slots = changedSlots(draftOf(input, present), present).map(
    ({ slot }) => [slot, present[slot] ?? []] as const,
  );
  const custom = presentFields(changedFields(input, facts.fields).map(({ field }) => field));
  const values = saidToRestore({ ...Object.fromEntries(slots), ...custom });
  return { label: "Put back", operation: "store.edit", values: { ...values, name: [facts.name] } };
}
