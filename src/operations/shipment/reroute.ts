import { z } from "zod";
import type { Verdict } from "../change.ts";
import type { Field } from "../field.ts";
import { one } from "../input.ts";
import { notKnown } from "../location/named.ts";
import type { Problem } from "../operation.ts";
import { reasonFields, reasonOf, reasonProblems, reasonSlots } from "../reason.ts";
import { write } from "../write.ts";
import { dependsOnShipment, ofShipment, warningOf } from "./common.ts";
import { describeShipment, type Seen, shipmentAmounts } from "./facts.ts";
import { readShipmentBack } from "./read-back.ts";
import { lookAtReroute, RerouteFacts, RerouteSubject, rerouteSlots } from "./reroute-facts.ts";
import { cameToItsEnd } from "./state.ts";

const Input = z.object({ ...rerouteSlots, location: one("A shipping centre"), ...reasonSlots });
type Input = z.infer<typeof Input>;

const AT_REJECT_PATH =
  "The documented path of reroute is the path of reject, so Omni may reject the shipment instead. Its location and state are read back afterwards.";

/** Sends a shipment to a shipping centre instead. */
export const rerouteShipment = write({
  ...ofShipment,
  id: "shipment.reroute",
  right: "shipment.reroute",
  title: "Reroute shipment",
  help: "let a shipping centre ship it instead",
  deed: "Reroute shipment",
  several: { slot: "shipment", verb: "Reroute" },
  words: ["shipment reroute <shipment…> [order <order>] [to <location>]"],
  examples: ["shipment reroute 20078 to 00SY_InventoryLocation01-SC"],
  subject: RerouteSubject,
  facts: RerouteFacts,
  look: lookAtReroute,
  impossible: (facts) =>
    facts.call === "off"
      ? "Rerouting is switched off for this site, in the setting endpoints.shipments.reroute. Reject the shipment instead, and Omni routes its units again."
      : cameToItsEnd(facts),
  fields: (facts, _values, site) => [centreField(facts), ...reasonFields(site)],
  input: Input,
  problems: (input, facts) => [...placeProblems(input, facts), ...reasonProblems(input)],
  depends: dependsOnShipment,
  amounts: ({ location }, facts) => {
    const { locations, ...amounts } = shipmentAmounts(facts);
    return locations === undefined ? amounts : { ...amounts, locations: [...locations, location] };
  },
  preview: ({ location }, facts) => ({
    now: describeShipment(facts),
    after: `At ${location}, which ships it instead.`,
    undo: "This cannot be undone; it can be rerouted again.",
    warning:
      [facts.call === "reject path" ? AT_REJECT_PATH : undefined, warningOf(facts)]
        .filter((warning) => warning !== undefined)
        .join(" ") || undefined,
  }),
  wording: ({ shipment, location }) => ({
    done: `Shipment ${shipment} rerouted to ${location}`,
    notDone: `Shipment ${shipment} was not rerouted to ${location}`,
    whether: `whether shipment ${shipment} was rerouted to ${location}`,
    deed: `reroute shipment ${shipment} to ${location}`,
  }),
  reason: reasonOf,
  call: (omni, input) =>
    omni.shipments.reroute({
      ShipmentId: input.shipment,
      ShippingCenterInternalName: input.location,
      Reason: reasonOf(input),
    }),
  verify: (context, { location }, facts) => readShipmentBack(context, facts, isAt(location)),
});

function centreField({ centres, seen }: RerouteFacts): Field {
  const common = { name: "location", label: "Shipping centre", live: true };
  const options = centres.filter((name) => name !== seen?.location);
  return options.length === 0
    ? { ...common, kind: "lookup", source: "locations" }
    : { ...common, kind: "choice", options: options.map((value) => ({ value, label: value })) };
}

function placeProblems({ shipment, location }: Input, { centres, seen, unknown }: RerouteFacts): Problem[] {
  if (unknown !== undefined) return atLocation(notKnown("location", unknown));
  if (seen?.location === location) return atLocation(`Shipment ${shipment} is at ${location} already.`);
  if (centres.length > 0 && !centres.includes(location))
    return atLocation(`${location} is not a shipping centre. Omni reroutes to one of those only.`);
  return [];
}

function atLocation(sentence: string): Problem[] {
  return [{ slot: "location", sentence }];
}

/** The new location and a state that is not the end: a rejected shipment is not a rerouted one. */
function isAt(location: string): (seen: Seen) => Verdict {
  return ({ status, location: where }) => {
    const isGone = ["rejected", "cancelled"].includes(status.toLowerCase());
    const found = `Omni shows it as ${status} at ${where ?? "no location"}.`;
    return { state: where === location && !isGone ? "done" : "not-done", found };
  };
}
