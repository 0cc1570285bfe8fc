/** The names of the guide's calls, as the switches and the log know them, in the order of the guide. */
export const ENDPOINT_NAMES = [
  "field.metadata",
  "field.metadata-overview",
  "location.list",
  "location.read-fields",
  "location.write-fields",
  "on-hand.read",
  "on-hand.write",
  "pre-order.read",
  "virtual.read",
  "order.read",
  "order.cancel",
  "order.search",
  "customer.create",
  "store.list",
  "store.list-by-post",
  "store.create",
  "store.update",
  "shipment.create-all",
  "shipment.cancel",
  "shipment.reroute",
  "shipment.reject",
  "shipment.split-by-line",
  "shipment.split-by-sku",
  "transaction.read",
] as const;

export type EndpointName = (typeof ENDPOINT_NAMES)[number];
