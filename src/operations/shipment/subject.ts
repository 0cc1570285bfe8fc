import { z } from "zod";
import type { Target } from "../change.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";

/** One shipment. The words take several, and several at once are done in a form of their own. */
const shipmentId = z
  .array(z.string().trim(), { error: "A shipment id is missing." })
  .min(1, "A shipment id is missing.")
  .max(1, "Several shipments at once come in a form of their own. Name one here.")
  .transform(([said = ""], context) => {
    if (/^\d{1,15}$/.test(said)) return Number(said);
    const message =
      said === ""
        ? "A shipment id is missing."
        : `“${said.slice(0, 60)}” is not a shipment id: it must be a number.`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** The slots that say which shipment is meant; spread into an operation's subject and input. */
export const shipmentSlots = { shipment: shipmentId, order: one("An order number").optional() };
export const ShipmentSubject = z.object(shipmentSlots);
export type ShipmentSubject = z.infer<typeof ShipmentSubject>;

export const shipmentFields: readonly Field[] = [
  { kind: "text", name: "shipment", label: "Shipment", placeholder: "20078", checked: "whole number" },
  {
    kind: "text",
    name: "order",
    label: "Order number",
    hint: "Omni shows a shipment only with its order. Leave empty where I have seen it before.",
    optional: true,
  },
];

/** What a change of a shipment is done to. */
export function shipmentTarget({ shipment }: ShipmentSubject): Target {
  return { kind: "shipment", id: String(shipment) };
}
