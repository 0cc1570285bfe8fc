import { z } from "zod";
import type { Context } from "../context.ts";
import {
  changedFields,
  CustomFact,
  customFields,
  customValues,
  requiredProblems,
  siteFields,
  withValues,
} from "../custom-fields.ts";
import { Said } from "../edited.ts";
import { Unknown, unknownAmong } from "../location/named.ts";
import type { Problem } from "../operation.ts";
import { dotted } from "../phrases.ts";
import type { Values } from "../question.ts";
import { write } from "../write.ts";
import { loadCountries } from "../country.ts";
import { draftOf, storeFields, storeProblems } from "./form.ts";
import { readStoreBack } from "./read-back.ts";
import { changesIn, slotInWords, STORE_SLOTS } from "./slots.ts";

/** What is named is looked up while the form is still open. */
const Subject = z.object({
  name: z.array(z.string()).optional(),
  linked: z.array(z.string()).optional(),
});

const Facts = z.object({
  /** A store of that name is there. */
  taken: z.boolean(),
  unknown: z.array(Unknown),
  fields: z.array(CustomFact),
});
type Facts = z.infer<typeof Facts>;

const LONGEST_NAME = 100;
/** What a new store is unless something else is said. */
const USUAL: Values = { active: ["yes"], visible: ["yes"], ship: ["no"] };

/** Creates a store location. */
export const createStore = write({
  id: "store.create",
  right: "store.create",
  title: "Create store",
  help: "a new store location",
  deed: "Create store",
  words: ["store create [<name>]"],
  examples: ["store create", 'store create "Guelph Centre"'],
  subject: Subject,
  subjectFields: [],
  target: (_subject, input) => ({ kind: "store", id: input === undefined ? "new" : nameIn(input) }),
  facts: Facts,
  look,
  now: ({ taken }) => (taken ? "There is a store of that name already." : "There is no such store yet."),
  fields: ({ fields }, values) => [
    { kind: "text", name: "name", label: "Internal name", hint: "What Omni calls it; it cannot be changed." },
    ...storeFields(values, {}),
    ...customFields(fields),
  ],
  present: () => USUAL,
  input: Said,
  problems,
  depends: (_input, { taken }) => ({ taken }),
  amounts: () => ({}),
  preview: (input) => ({
    now: `There is no store called ${nameIn(input)}.`,
    after: `A new store ${nameIn(input)}: ${inWords(input)}.`,
    undo: isActive(input)
      ? "Omni cannot delete a store; it can be deactivated."
      : "This cannot be undone: Omni cannot delete a store.",
  }),
  wording: (input) => {
    const name = nameIn(input);
    return {
      done: `Store ${name} created`,
      notDone: `Store ${name} was not created`,
      whether: `whether store ${name} was created`,
      deed: `create store ${name}`,
    };
  },
  call: (omni, input, { fields }) => {
    const { PublicName, ...rest } = changesIn(saidSlots(input), draftOf(input, {}));
    const custom = customValues(changedFields(input, fields));
    return omni.stores.create({
      StoreInternalName: nameIn(input),
      PublicName: PublicName ?? "",
      ...rest,
      ...(custom.length === 0 ? {} : { CustomFields: custom }),
    });
  },
  verify: (context, input, { fields }) =>
    readStoreBack(context, nameIn(input), draftOf(input, {}), changedFields(input, fields)),
  undo: (input) =>
    isActive(input)
      ? {
          label: "Deactivate",
          operation: "store.edit",
          values: { name: [nameIn(input)], active: ["no"] },
        }
      : undefined,
});

async function look(context: Context, { name, linked = [] }: z.infer<typeof Subject>): Promise<Facts> {
  await loadCountries();
  const { omni, call } = context;
  const said = name?.[0]?.trim() ?? "";
  const [found, locations, fields] = await Promise.all([
    said === "" ? undefined : omni.stores.find(said, { ...call, fresh: true }),
    linked.length === 0 ? [] : omni.locations.list(call),
    siteFields(context, "StoreLocation"),
  ]);
  return {
    taken: found !== undefined,
    unknown: unknownAmong(linked, locations),
    fields: withValues(fields, []),
  };
}

function nameIn(input: Values): string {
  return input["name"]?.[0] ?? "";
}

function isActive(input: Values): boolean {
  return input["active"]?.[0] === "yes";
}

function saidSlots(input: Values) {
  return STORE_SLOTS.filter(({ slot }) => (input[slot] ?? []).length > 0);
}

function inWords(input: Values): string {
  return dotted(...saidSlots(input).map((slot) => slotInWords(slot, input)));
}

function problems(input: Values, { taken, unknown, fields }: Facts): readonly Problem[] {
  const name = nameIn(input);
  const wrong =
    name === ""
      ? "An internal name is missing."
      : name.length > LONGEST_NAME
        ? `An internal name has at most ${LONGEST_NAME} characters.`
        : taken
          ? `There is a store called ${name} already. Choose another name, or edit that one.`
          : undefined;
  return [
    ...(wrong === undefined ? [] : [{ slot: "name", sentence: wrong }]),
    ...storeProblems(draftOf(input, {}), {}, unknown),
    ...requiredProblems(fields.map((field) => ({ field, to: input[`field.${field.name}`]?.[0] ?? "" }))),
  ];
}
