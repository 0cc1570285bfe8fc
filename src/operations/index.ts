import { readAudit } from "./audit/read.ts";
import { ALERTS } from "./alert/index.ts";
import { help } from "./app/help.ts";
import { menu } from "./app/menu.ts";
import { status } from "./app/status.ts";
import { why } from "./app/why.ts";
import { revealCustomer } from "./customer/reveal.ts";
import { readFields } from "./field/read.ts";
import { readLocations } from "./location/read.ts";
import type { Operation } from "./operation.ts";
import { readOrder } from "./order/read.ts";
import { readInternalOrder } from "./order/read-internal.ts";
import { searchOrders } from "./order/search.ts";
import { searchOrdersByFields } from "./order/search-by-fields.ts";
import { readPayments } from "./payment/read.ts";
import { readPool } from "./pool/read.ts";
import { readPreorder } from "./preorder/read.ts";
import { readStock } from "./stock/read.ts";
import { listStores } from "./store/list.ts";
import { showStore } from "./store/show.ts";
import { WRITES } from "./writes.ts";

/** Everything the app can do, in the order that help and menus show it. The only list: all surfaces derive from it. */
export const OPERATIONS: readonly Operation[] = [
  readOrder,
  readInternalOrder,
  searchOrders,
  searchOrdersByFields,
  readPayments,
  readStock,
  readPool,
  readPreorder,
  ...ALERTS,
  readLocations,
  readFields,
  listStores,
  showStore,
  revealCustomer,
  readAudit,
  ...WRITES,
  menu,
  help,
  why,
  status,
];
