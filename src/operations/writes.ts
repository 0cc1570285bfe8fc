import { createCustomer } from "./customer/create.ts";
import { editLocation } from "./location/edit.ts";
import { cancelOrder } from "./order/cancel.ts";
import { shipOrder } from "./order/ship.ts";
import { cancelShipment } from "./shipment/cancel.ts";
import { rejectShipment } from "./shipment/reject.ts";
import { rerouteShipment } from "./shipment/reroute.ts";
import { splitShipment } from "./shipment/split.ts";
import { adjustStock } from "./stock/adjust.ts";
import { createStore } from "./store/create.ts";
import { editStore } from "./store/edit.ts";
import type { WriteOperation } from "./write.ts";

/** Everything that changes the OMS, in the order that help and menus show it. */
export const WRITES: readonly WriteOperation[] = [
  cancelOrder,
  shipOrder,
  rejectShipment,
  rerouteShipment,
  splitShipment,
  cancelShipment,
  adjustStock,
  editLocation,
  createStore,
  editStore,
  createCustomer,
];
