import type { Verdict } from "../change.ts";
import type { Context } from "../context.ts";
import { type CustomChange, heldBy } from "../custom-fields.ts";
import { patiently } from "../patience.ts";
import { dotted } from "../phrases.ts";
import type { Values } from "../question.ts";
import { changedSlots, slotInWords, slotsOf } from "./slots.ts";

/** Reads a store back, patiently, and compares all of it with what it should be. */
export function readStoreBack(
  context: Context,
  name: string,
  wanted: Values,
  custom: readonly CustomChange[],
): Promise<Verdict> {
  const { omni, call } = context;
  return patiently(context, async () => {
    const store = await omni.stores.find(name, { ...call, fresh: true });
    if (store?.StoreInternalName !== name)
      return { state: "not-done", found: `Omni shows no store called ${name}.` };
    const now = slotsOf(store);
    const rows = store.CustomFields ?? [];
    const wrong = [
      ...changedSlots(now, wanted).map((slot) => slotInWords(slot, now)),
      ...custom
        .filter(({ field, to }) => heldBy(rows, field) !== to)
        .map(({ field }) => `${field.label}: ${heldBy(rows, field) || "empty"}`),
    ];
    return wrong.length === 0
      ? { state: "done", found: `Omni shows ${name} so.` }
      : { state: "not-done", found: `Omni shows ${name} with ${dotted(...wrong)}.` };
  });
}
