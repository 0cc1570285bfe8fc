import type { EndpointName } from "./endpoint-names.ts";
import type { Handler } from "./request.ts";
import { createCustomer } from "./routes/customers.ts";
import { readFieldMetadata } from "./routes/custom-field-metadata.ts";
import { listLocations, readLocationFields, writeLocationFields } from "./routes/locations.ts";
import { readOnHand, writeOnHand } from "./routes/on-hand.ts";
import { cancelOrder, readOrders } from "./routes/orders.ts";
import { readPreOrders } from "./routes/pre-orders.ts";
import { searchOrders } from "./routes/search.ts";
import { cancelShipment, createAllShipments, rejectShipment, rerouteShipment } from "./routes/shipments.ts";
import { splitByLine, splitBySku } from "./routes/splits.ts";
import { createStore, listStores, updateStore } from "./routes/stores.ts";
import { readTransactions } from "./routes/transactions.ts";
import { readVirtualInventory } from "./routes/virtual-inventory.ts";
import type { Site } from "./site.ts";

/** One published call. `{}` in the path stands for a value. */
interface Published {
  readonly name: EndpointName;
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly handler: Handler;
  /** Where several calls share a path, or a site may not have one: whether this one is meant. */
  readonly when?: (site: Site, body: unknown) => boolean;
}

const SHIPMENTS = "orderfulfillment/shipments";
const names = (body: unknown, field: string): boolean =>
  typeof body === "object" && body !== null && Object.hasOwn(body, field);

/** Every call of the guide. The first that fits is meant. */
const ENDPOINTS: readonly Published[] = [
  {
    name: "field.metadata",
    method: "GET",
    path: "customfieldsmetadata/{}",
    handler: readFieldMetadata,
    when: (site) => site.metadataPath !== "customfieldmetadata",
  },
  {
    name: "field.metadata-overview",
    method: "GET",
    path: "customfieldmetadata/{}",
    handler: readFieldMetadata,
    when: (site) => site.metadataPath !== "customfieldsmetadata",
  },
  { name: "location.list", method: "GET", path: "inventorylocations", handler: listLocations },
  {
    name: "location.read-fields",
    method: "GET",
    path: "inventorylocations/customfields",
    handler: readLocationFields,
  },
  {
    name: "location.write-fields",
    method: "PUT",
    path: "inventorylocations/customfields",
    handler: writeLocationFields,
  },
  { name: "on-hand.read", method: "GET", path: "inventory/onhand", handler: readOnHand },
  { name: "on-hand.write", method: "PUT", path: "inventory/onhand", handler: writeOnHand },
  { name: "pre-order.read", method: "GET", path: "preorderinventory", handler: readPreOrders },
  { name: "virtual.read", method: "GET", path: "virtualinventory", handler: readVirtualInventory },
  { name: "order.read", method: "GET", path: "orders", handler: readOrders },
  { name: "order.cancel", method: "POST", path: "orders/Cancel", handler: cancelOrder },
  { name: "order.search", method: "POST", path: "orders/Search", handler: searchOrders },
  { name: "customer.create", method: "POST", path: "orders/Customers", handler: createCustomer },
  { name: "store.list", method: "GET", path: "storelocations", handler: listStores },
  {
    name: "store.list-by-post",
    method: "POST",
    path: "storelocations",
    handler: listStores,
    when: (_site, body) => body === undefined,
  },
  { name: "store.create", method: "POST", path: "storelocations", handler: createStore },
  { name: "store.update", method: "PUT", path: "storelocations", handler: updateStore },
  {
    name: "shipment.create-all",
    method: "POST",
    path: `${SHIPMENTS}/CreateAllShipments`,
    handler: createAllShipments,
  },
  { name: "shipment.cancel", method: "POST", path: `${SHIPMENTS}/Cancel`, handler: cancelShipment },
  {
    name: "shipment.reroute",
    method: "POST",
    path: `${SHIPMENTS}/Reject`,
    handler: rerouteShipment,
    when: (site, body) => site.reroutePath === "Reject" && names(body, "RouteType"),
  },
  {
    name: "shipment.reroute",
    method: "POST",
    path: `${SHIPMENTS}/Reroute`,
    handler: rerouteShipment,
    when: (site) => site.reroutePath === "Reroute",
  },
  { name: "shipment.reject", method: "POST", path: `${SHIPMENTS}/Reject`, handler: rejectShipment },
  {
    name: "shipment.split-by-line",
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentByOrderDetailId`,
    handler: splitByLine,
  },
  {
    name: "shipment.split-by-sku",
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentBySku`,
    handler: splitBySku,
  },
  {
    name: "transaction.read",
    method: "GET",
    path: `${SHIPMENTS}/OrderTransactions`,
    handler: readTransactions,
  },
];

export interface Match {
  readonly name: EndpointName;
  readonly handler: Handler;
  readonly pathValue: string;
}

function valueIn(pattern: string, path: string): string | undefined {
  if (!pattern.endsWith("/{}")) return pattern === path ? "" : undefined;
  const start = pattern.slice(0, -2);
  const value = path.startsWith(start) ? path.slice(start.length) : "";
  return value === "" || value.includes("/") ? undefined : value;
}

/**
 * Finds the published call for a method and a path below `/v1/`; a trailing slash makes no difference.
 * None is the gateway's 404, also for a path that knows only other methods.
 */
export function findEndpoint(method: string, path: string, site: Site, body: unknown): Match | undefined {
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  for (const endpoint of ENDPOINTS) {
    const { name, handler, when } = endpoint;
    const pathValue = valueIn(endpoint.path, bare);
    if (endpoint.method !== method || pathValue === undefined) continue;
    if (when === undefined || when(site, body)) return { name, handler, pathValue };
  }
  return undefined;
}
