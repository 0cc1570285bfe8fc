import type { StoreLocation } from "../schemas/place.ts";
import type { StoreChanges } from "../schemas/writes.ts";

/**
 * The store as it was read with the changes in it, fields that are not known here included, so that an edit
 * erases nothing. Address and custom fields are changed one by one. Where the name was read under another
 * spelling, that spelling alone goes back.
 */
export function wholeStore(
  store: StoreLocation,
  changes: StoreChanges,
  spellings: readonly string[],
): Record<string, unknown> {
  const { StoreInternalName, ...rest } = store;
  const asRead = spellings.some((name) => name !== "StoreInternalName" && name in rest);
  return {
    ...(asRead ? {} : { StoreInternalName }),
    ...rest,
    ...changes,
    ...(changes.Address ? { Address: { ...store.Address, ...changes.Address } } : {}),
    ...(changes.CustomFields
      ? { CustomFields: withFields(store.CustomFields ?? [], changes.CustomFields) }
      : {}),
  };
}

type Fields = NonNullable<StoreLocation["CustomFields"]>;

function withFields(fields: Fields, changed: Fields): Fields {
  const byName = new Map(changed.map((field) => [field.Name, field]));
  const kept = fields.map((field) => ({ ...field, ...byName.get(field.Name) }));
  const known = new Set(fields.map(({ Name }) => Name));
  return [...kept, ...changed.filter(({ Name }) => !known.has(Name))];
}
