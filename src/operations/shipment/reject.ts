import { z } from "zod";
import { reasonFields, reasonOf, reasonProblems, reasonSlots } from "../reason.ts";
import { write } from "../write.ts";
import { dependsOnShipment, ofShipment, warningOf } from "./common.ts";
import { describeShipment, shipmentAmounts } from "./facts.ts";
import { isNow, readShipmentBack } from "./read-back.ts";
import { shipmentSlots } from "./subject.ts";

/** Gives a shipment back from a location that cannot ship it. */
export const rejectShipment = write({
  ...ofShipment,
  id: "shipment.reject",
  right: "shipment.reject",
  title: "Reject shipment",
  help: "when a location cannot ship it; Omni routes the units again",
  deed: "Reject shipment",
  several: { slot: "shipment", verb: "Reject" },
  words: ["shipment reject <shipment…> [order <order>]"],
  examples: ["shipment reject 20078", "shipment reject 20078 order 1001"],
  fields: (_facts, _values, site) => reasonFields(site),
  input: z.object({ ...shipmentSlots, ...reasonSlots }),
  problems: reasonProblems,
  depends: dependsOnShipment,
  amounts: (_input, facts) => shipmentAmounts(facts),
  preview: (_input, facts) => ({
    now: describeShipment(facts),
    after: "Rejected; Omni routes the units again.",
    undo: "This cannot be undone.",
    warning: warningOf(facts),
  }),
  wording: ({ shipment }) => ({
    done: `Shipment ${shipment} rejected`,
    notDone: `Shipment ${shipment} was not rejected`,
    whether: `whether shipment ${shipment} was rejected`,
    deed: `reject shipment ${shipment}`,
  }),
  reason: reasonOf,
  call: (omni, input) => omni.shipments.reject({ ShipmentId: input.shipment, Reason: reasonOf(input) }),
  verify: (context, _input, facts) => readShipmentBack(context, facts, isNow("Rejected")),
});
