import { describeShipment, lookAtShipment, ShipmentFacts, wrongOrder } from "./facts.ts";
import { cameToItsEnd } from "./state.ts";
import { shipmentFields, ShipmentSubject, shipmentTarget } from "./subject.ts";

/** What every change of a shipment declares alike; spread into its declaration. */
export const ofShipment = {
  subject: ShipmentSubject,
  subjectFields: shipmentFields,
  target: shipmentTarget,
  facts: ShipmentFacts,
  look: lookAtShipment,
  now: describeShipment,
  missing: wrongOrder,
  impossible: cameToItsEnd,
  related: (_input: unknown, { order }: ShipmentFacts) =>
    order === undefined ? [] : [{ kind: "order", id: order }],
};

const BLIND = "Omni cannot show this shipment, so it will not be known whether it was done.";

/** What a person should know where Omni cannot show the shipment. */
export function warningOf({ seen }: ShipmentFacts): string | undefined {
  return seen === undefined ? BLIND : undefined;
}

/** Its state, location and lines; while it cannot be shown, that it cannot. */
export function dependsOnShipment(_input: unknown, { seen }: ShipmentFacts): unknown {
  return { shipment: seen ?? null };
}
