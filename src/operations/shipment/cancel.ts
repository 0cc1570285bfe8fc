import { z } from "zod";
import { reasonFields, reasonOf, reasonProblems, reasonSlots } from "../reason.ts";
import { write } from "../write.ts";
import { dependsOnShipment, ofShipment, warningOf } from "./common.ts";
import { describeShipment, shipmentAmounts } from "./facts.ts";
import { isNow, readShipmentBack } from "./read-back.ts";
import { shipmentSlots } from "./subject.ts";

/** Cancels a shipment. Omni takes no reason with it; ours is kept with the audit. */
export const cancelShipment = write({
  ...ofShipment,
  id: "shipment.cancel",
  right: "shipment.cancel",
  title: "Cancel shipment",
  help: "take back a shipment; the order itself stays",
  deed: "Cancel shipment",
  several: { slot: "shipment", verb: "Cancel" },
  words: ["shipment cancel <shipment…> [order <order>]"],
  examples: ["shipment cancel 20078"],
  fields: (_facts, _values, site) => reasonFields(site),
  input: z.object({ ...shipmentSlots, ...reasonSlots }),
  problems: reasonProblems,
  depends: dependsOnShipment,
  amounts: (_input, facts) => shipmentAmounts(facts),
  preview: (_input, facts) => ({
    now: describeShipment(facts),
    after:
      "Cancelled; its units are open again until shipments are created for the order. The reason stays here: Omni takes none.",
    undo: "This cannot be undone.",
    warning: warningOf(facts),
  }),
  wording: ({ shipment }) => ({
    done: `Shipment ${shipment} cancelled`,
    notDone: `Shipment ${shipment} was not cancelled`,
    whether: `whether shipment ${shipment} was cancelled`,
    deed: `cancel shipment ${shipment}`,
  }),
  reason: reasonOf,
  call: (omni, { shipment }) => omni.shipments.cancel({ ShipmentId: shipment }),
  verify: (context, _input, facts) => readShipmentBack(context, facts, isNow("Cancelled")),
});
