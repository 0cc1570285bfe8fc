import { ALERTS } from "./alert/index.ts";
import { help } from "./app/help.ts";
import { menu } from "./app/menu.ts";
import { status } from "./app/status.ts";
import { why } from "./app/why.ts";
import { readAudit } from "./audit/read.ts";
import { createCustomer } from "./customer/create.ts";
import { revealCustomer } from "./customer/reveal.ts";
import { readFields } from "./field/read.ts";
import { editLocation } from "./location/edit.ts";
import { readLocations } from "./location/read.ts";
import type { Operation } from "./operation.ts";
import { cancelOrder } from "./order/cancel.ts";
import { readInternalOrder } from "./order/read-internal.ts";
import { readOrder } from "./order/read.ts";
import { searchOrdersByFields } from "./order/search-by-fields.ts";
import { searchOrders } from "./order/search.ts";
import { shipOrder } from "./order/ship.ts";
import { readPayments } from "./payment/read.ts";
import { readPool } from "./pool/read.ts";
import { readPreorder } from "./preorder/read.ts";
import { cancelShipment } from "./shipment/cancel.ts";
import { rejectShipment } from "./shipment/reject.ts";
import { rerouteShipment } from "./shipment/reroute.ts";
import { splitShipment } from "./shipment/split.ts";
import { adjustStock } from "./stock/adjust.ts";
import { readStock } from "./stock/read.ts";
import { createStore } from "./store/create.ts";
import { editStore } from "./store/edit.ts";
import { listStores } from "./store/list.ts";
import { showStore } from "./store/show.ts";

/** Everything the app can do, in the order that help and menus show it. The only list: all surfaces derive from it. */
export const OPERATIONS: readonly Operation[] = [
  readOrder,
  readInternalOrder,
  searchOrders,
  searchOrdersByFields,
  cancelOrder,
  shipOrder,
  rejectShipment,
  rerouteShipment,
  splitShipment,
  cancelShipment,
  readPayments,
  readStock,
  adjustStock,
  readPool,
  readPreorder,
  ...ALERTS,
  readLocations,
  editLocation,
  readFields,
  listStores,
  showStore,
  createStore,
  editStore,
  createCustomer,
  revealCustomer,
  readAudit,
  menu,
  help,
  why,
  status,
];
