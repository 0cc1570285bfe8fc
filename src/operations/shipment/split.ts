import type { Omni, Order, WriteCall } from "../../omni/index.ts";
import type { Verdict } from "../change.ts";
import type { Field } from "../field.ts";
import { write } from "../write.ts";
import { dependsOnShipment, ofShipment, warningOf } from "./common.ts";
import {
  describeLines,
  describeShipment,
  type Line,
  type Seen,
  seenOf,
  shipmentAmounts,
  type ShipmentFacts,
} from "./facts.ts";
import { readShipmentBack } from "./read-back.ts";
import {
  isByLine,
  isCounted,
  LISTED,
  lineSlot,
  planSplit,
  type SplitInput,
  SplitInput as Input,
  type SplitPlan,
  unitsIn,
} from "./split-plan.ts";
import { cameToItsEnd } from "./state.ts";

/** Moves some of a shipment's units into a shipment of their own. */
export const splitShipment = write({
  ...ofShipment,
  id: "shipment.split",
  right: "shipment.split",
  title: "Split shipment",
  help: "move some of its units into a shipment of their own",
  deed: "Split shipment",
  words: ["shipment split <shipment> [order <order>]"],
  examples: ["shipment split 20167 order 1006"],
  impossible: (facts) => cameToItsEnd(facts) ?? tooSmall(facts),
  fields: lineFields,
  input: Input,
  problems: (input, facts) => {
    const planned = planSplit(input, facts);
    return planned.ok ? [] : planned.problems;
  },
  depends: dependsOnShipment,
  amounts: (_input, facts) => shipmentAmounts(facts),
  preview: (input, facts) => {
    const { going, staying } = planOf(input, facts);
    const rest =
      staying === undefined ? "" : ` Staying in shipment ${facts.shipment}: ${describeLines(staying)}.`;
    return {
      now: describeShipment(facts),
      after: `Into a new shipment: ${describeLines(going)}.${rest}`,
      undo: "This cannot be undone.",
      warning:
        staying === undefined
          ? `It cannot be checked that a unit stays. ${warningOf(facts) ?? ""}`.trim()
          : undefined,
    };
  },
  wording: ({ shipment }) => ({
    done: `Shipment ${shipment} split`,
    notDone: `Shipment ${shipment} was not split`,
    whether: `whether shipment ${shipment} was split`,
    deed: `split shipment ${shipment}`,
  }),
  call: (omni, input, facts) => callOf(omni, input.shipment, planOf(input, facts)),
  verify: (context, input, facts) => {
    const plan = planOf(input, facts);
    return readShipmentBack(context, facts, (seen, order) => judge(facts, plan, seen, order));
  },
});

function tooSmall({ shipment, seen }: ShipmentFacts): string | undefined {
  const isOne = seen !== undefined && isCounted(seen.lines) && unitsIn(seen.lines) <= 1;
  return isOne ? `Shipment ${shipment} holds a single unit, so there is nothing to split.` : undefined;
}

function lineFields({ seen }: ShipmentFacts): readonly Field[] {
  const lines = seen?.lines ?? [];
  if (isByLine(lines) && lines.length <= LISTED) return lines.flatMap(lineField);
  return [
    {
      kind: "text",
      name: "units",
      label: "Units for the new shipment",
      placeholder: "TEE-RED-M=1",
      hint: "SKU=units, one a line. At least one unit must stay.",
      many: true,
      multiline: true,
      live: true,
    },
  ];
}

function lineField({ line, sku, units }: Line): Field[] {
  if (line === undefined) return [];
  return [
    {
      kind: "text",
      name: lineSlot(line),
      label: `${sku ?? `Line ${line}`} into the new shipment`,
      hint: `${units} in this shipment now.`,
      checked: "whole number",
      optional: true,
      live: true,
    },
  ];
}

/** @throws Error for what was not checked by `problems` before */
function planOf(input: SplitInput, facts: ShipmentFacts): SplitPlan {
  const planned = planSplit(input, facts);
  if (!planned.ok) throw new Error("a split that cannot be planned");
  return planned.plan;
}

function callOf(omni: Omni, ShipmentId: number, { by, going }: SplitPlan): WriteCall {
  if (by === "line") {
    const lines = going.map(({ line = 0, units = 0 }) => ({ OrderDetailId: line, Qty: units }));
    return omni.shipments.splitByLine({ ShipmentId, LineItemsToSplit: lines });
  }
  const skus = going.map(({ sku = "", units = 0 }) => ({ SKU: sku, Qty: units }));
  return omni.shipments.splitBySku({ ShipmentId, LineItemsToSplit: skus });
}

function judge(facts: ShipmentFacts, { going, staying }: SplitPlan, seen: Seen, order: Order): Verdict {
  const { shipment, others } = facts;
  if (staying === undefined || facts.seen === undefined)
    return {
      state: "cannot-tell",
      found: `Omni shows ${describeLines(seen.lines) || "no lines"} in shipment ${shipment}.`,
    };
  const fresh = (order.Shipments ?? [])
    .filter(({ ShipmentId }) => ShipmentId !== shipment && !others.includes(ShipmentId))
    .find((one) => isSame(seenOf(one).lines, going));
  const found = `Omni shows ${describeLines(seen.lines) || "no lines"} in shipment ${shipment}`;
  if (!isSame(seen.lines, staying)) return { state: "not-done", found: `${found}.` };
  if (fresh === undefined) return { state: "not-yet", found: `${found}, and no new shipment yet.` };
  return {
    state: "done",
    found: `${found}, and ${describeLines(going)} in the new shipment ${fresh.ShipmentId}.`,
  };
}

function isSame(some: readonly Line[], others: readonly Line[]): boolean {
  return counted(some) === counted(others);
}

/** Units by line, or by SKU where lines have no number; in one order, however they came. */
function counted(lines: readonly Line[]): string {
  const groups = Map.groupBy(lines, ({ line, sku }) => String(line ?? sku));
  return Array.from(groups, ([key, same]) => ({ key, units: unitsIn(same) }))
    .filter(({ units }) => units > 0)
    .map(({ key, units }) => `${key} ${units}`)
    .toSorted((a, b) => a.localeCompare(b))
    .join("\n");
}
