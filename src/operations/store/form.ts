import { addressFields, addressProblems, contactProblems } from "../address.ts";
import { editedTo } from "../edited.ts";
import type { Field } from "../field.ts";
import { notKnown, type Unknown } from "../location/named.ts";
import type { Problem } from "../operation.ts";
import type { Values } from "../question.ts";
import { STORE_SLOTS } from "./slots.ts";

const DECIMAL = /^-?\d{1,3}(\.\d{1,15})?$/;
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** The fields of a store, its internal name and custom fields apart. */
export function storeFields(values: Values, present: Values): readonly Field[] {
  const [line1, line2, ...rest] = addressFields(values, present, false);
  return [
    { kind: "text", name: "public", label: "Public name" },
    ...[line1, line2].filter((field) => field !== undefined),
    { kind: "text", name: "line3", label: "Address, third line", optional: true },
    ...rest,
    { kind: "text", name: "latitude", label: "Latitude", placeholder: "43.6532", optional: true },
    { kind: "text", name: "longitude", label: "Longitude", placeholder: "-79.3832", optional: true },
    { kind: "text", name: "email", label: "E-mail", checked: "email", optional: true },
    { kind: "text", name: "phone", label: "Phone", optional: true },
    { kind: "choice", name: "active", label: "Active", options: YES_NO },
    { kind: "choice", name: "visible", label: "Visible to customers", options: YES_NO },
    { kind: "choice", name: "ship", label: "Customers may have orders shipped here", options: YES_NO },
    {
      kind: "lookup",
      name: "linked",
      label: "Linked inventory locations",
      source: "locations",
      many: true,
      optional: true,
    },
  ];
}

/** Every slot as it would be: what was said, else what is there. */
export function draftOf(said: Values, present: Values): Values {
  return Object.fromEntries(
    STORE_SLOTS.map(({ slot }) => [slot, [...(editedTo(said, slot) ?? present[slot] ?? [])]]),
  );
}

/** What is missing or cannot be; what stands there now is not complained of. */
export function storeProblems(draft: Values, present: Values, unknown: readonly Unknown[]): Problem[] {
  const named = (draft["public"] ?? []).length > 0;
  return [
    ...(named ? [] : [{ slot: "public", sentence: "A public name is missing." }]),
    ...addressProblems(draft, present),
    ...coordinateProblems(draft),
    ...contactProblems(onlyNew(draft, present)),
    ...["active", "visible", "ship"].flatMap((slot) => flagProblems(draft, present, slot)),
    ...unknown
      .filter(({ name }) => !(present["linked"] ?? []).includes(name))
      .map((one) => ({ slot: "linked", sentence: notKnown("location", one) })),
  ];
}

function onlyNew(draft: Values, present: Values): Values {
  return Object.fromEntries(Object.entries(draft).filter(([slot, [said]]) => said !== present[slot]?.[0]));
}

function flagProblems(draft: Values, present: Values, slot: string): Problem[] {
  const [said] = draft[slot] ?? [];
  const isFine = said === "yes" || said === "no" || (said === undefined && present[slot]?.length === 0);
  return isFine ? [] : [{ slot, sentence: "Choose yes or no." }];
}

/** Both or none, and on this planet. */
function coordinateProblems(draft: Values): Problem[] {
  const [latitude] = draft["latitude"] ?? [];
  const [longitude] = draft["longitude"] ?? [];
  if (latitude === undefined && longitude === undefined) return [];
  return [...outOf("latitude", latitude, 90), ...outOf("longitude", longitude, 180)];
}

function outOf(slot: "latitude" | "longitude", said: string | undefined, most: number): Problem[] {
  if (said === undefined) return [{ slot, sentence: "Give both coordinates, or none." }];
  const isFine = DECIMAL.test(said) && Math.abs(Number(said)) <= most;
  return isFine ? [] : [{ slot, sentence: `“${said}” is not a ${slot}: a number from -${most} to ${most}.` }];
}
