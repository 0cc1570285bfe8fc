import { checked, describe } from "../describe.ts";
import type { Names } from "../names.ts";
import type { Omni } from "../omni.ts";
import {
  OrderId,
  ShipmentId,
  ShipmentRejection,
  ShipmentReroute,
  SplitByLine,
  SplitBySku,
} from "../schemas/writes.ts";

/**
 * What can be done to shipments. The guide prints the path of reject for reroute too: a site that knows better
 * overrides it, or switches reroute off.
 */
export function shipmentCalls(names: Names): Omni["shipments"] {
  return {
    createAll(input) {
      const order = checked("shipments.createAll", OrderId, input);
      const body =
        "external" in order ? { ExternalOrderId: order.external } : { InternalOrderId: order.internal };
      return describe(names, "shipments.createAll", { body });
    },
    cancel(input) {
      const { ShipmentId: shipment } = checked("shipments.cancel", ShipmentId, input);
      return describe(names, "shipments.cancel", { query: { shipment: String(shipment) } });
    },
    reject: (input) =>
      describe(names, "shipments.reject", { body: checked("shipments.reject", ShipmentRejection, input) }),
    reroute: (input) =>
      describe(names, "shipments.reroute", { body: checked("shipments.reroute", ShipmentReroute, input) }),
    splitByLine: (input) =>
      describe(names, "shipments.splitByLine", {
        body: checked("shipments.splitByLine", SplitByLine, input),
      }),
    splitBySku: (input) =>
      describe(names, "shipments.splitBySku", { body: checked("shipments.splitBySku", SplitBySku, input) }),
  };
}
