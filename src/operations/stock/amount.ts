import { z } from "zod";
import type { Slot } from "../../words/slot.ts";
import type { Token } from "../../words/token.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";

const AMOUNT = /^([+\-=]?)(\d{1,9})$/;
const MINUS = /^[−–—]/u;

/** A correction of a count: so many more or fewer, or the new count. */
export type Amount =
  | { readonly type: "Delta"; readonly quantity: number }
  | { readonly type: "Absolute"; readonly quantity: number };

/**
 * The last word of `stock adjust`: `+10`, `-3`, `=25`, or a bare number that is asked about. After `by` a bare number
 * is so many more.
 */
export const amountSlot: Slot = { fits: (text) => AMOUNT.test(text), read: readBy };

/** What stands after `by`: `3` and `+3` add, `-3` takes off. */
function readBy([said]: readonly Token[]): ReturnType<NonNullable<Slot["read"]>> {
  if (said === undefined) return { values: [] };
  const typed = typedAmount(said.text);
  if (typed === undefined || typed.sign === "=")
    return {
      wrong: `“by ${said.text}” is no amount. Write by 3 to add, or by -3 to take off; =25 without “by” sets the count.`,
    };
  return { values: [`${typed.sign || "+"}${typed.units}`] };
}

export const amountSlots = { amount: one("An amount"), mode: one("Add or set").optional() };

/** "+10", "-3", "=25" */
export function printAmount({ type, quantity }: Amount): string {
  if (type === "Absolute") return `=${quantity}`;
  return quantity < 0 ? String(quantity) : `+${quantity}`;
}

interface Typed {
  readonly sign: string;
  readonly units: number;
}

function typedAmount(said: string): Typed | undefined {
  const [, sign, digits] = AMOUNT.exec(said.trim().replace(MINUS, "-").replaceAll(/\s/g, "")) ?? [];
  return sign === undefined || digits === undefined ? undefined : { sign, units: Number(digits) };
}

/** Reads what was said; a bare number needs to be told whether it is added or set. */
export function readAmount(
  { amount, mode }: { readonly amount: string; readonly mode?: string | undefined },
  context: z.RefinementCtx,
): Amount {
  const typed = typedAmount(amount);
  const wrong = (slot: string, message: string) => {
    context.addIssue({ code: "custom", path: [slot], message });
    return z.NEVER;
  };
  if (typed === undefined)
    return wrong(
      "amount",
      `“${amount}” is not an amount. Write +10 to add, -3 to take off, or =25 to set the count.`,
    );
  const { sign, units } = typed;
  const meant = sign === "" ? mode : sign;
  if (meant === "=" || meant === "set") return { type: "Absolute", quantity: units };
  if (meant === "-") return { type: "Delta", quantity: units === 0 ? 0 : -units };
  if (meant === "+" || meant === "add") return { type: "Delta", quantity: units };
  return wrong("mode", `${units}: is it to be added, or is it the new count?`);
}

/** The amount, and what a bare number means where there is one. */
export function amountFields(said: string | undefined): readonly Field[] {
  const bare = said === undefined ? undefined : typedAmount(said);
  const amount: Field = {
    kind: "text",
    name: "amount",
    label: "Amount",
    placeholder: "+10",
    hint: "+10 adds, -3 takes off, =25 sets the count.",
    live: true,
  };
  if (bare === undefined || bare.sign !== "") return [amount];
  return [
    amount,
    {
      kind: "choice",
      name: "mode",
      label: `What does ${bare.units} mean?`,
      options: [
        { value: "add", label: `Add ${bare.units}` },
        { value: "set", label: `Set the count to ${bare.units}` },
      ],
      live: true,
    },
  ];
}
