/** One call of the service: where it goes, and the names it uses for what this client calls otherwise. */
export interface Endpoint {
  readonly method: string;
  /** Below the base URL. `{ownerType}` is filled in. */
  readonly path: string;
  /** Asked once, where the gateway does not publish the first; which one answered is remembered. */
  readonly otherwise?: { readonly method?: string; readonly path?: string };
  /** Query parameters: our name → the name on the wire. */
  readonly query?: Readonly<Record<string, string>>;
  /** Fields of the body, at any depth: our name → the name on the wire. */
  readonly body?: Readonly<Record<string, string>>;
  /** Switched off: the call is never made. */
  readonly off?: boolean;
}

const PAGES = { pageSize: "pageSize", pageNumber: "pageNumber" };
const SHIPMENTS = "/orderfulfillment/shipments";

/**
 * Every call, as the "Getting started" guide prints it where it prints it. Doubtful are: the spelling of the
 * metadata path, the method that lists stores, how a store is updated, the path of reroute (the guide prints
 * the one of reject), and what order transactions are asked by.
 */
export const ENDPOINTS = {
  "fields.metadata": {
    method: "GET",
    path: "/customfieldsmetadata/{ownerType}/",
    otherwise: { path: "/customfieldmetadata/{ownerType}/" },
  },
  "locations.list": {
    method: "GET",
    path: "/inventorylocations/",
    query: { name: "locationInternalName", ...PAGES },
  },
  "locations.customFields": {
    method: "GET",
    path: "/inventorylocations/customfields",
    query: { names: "locationInternalNames", ...PAGES },
  },
  "locations.setCustomFields": {
    method: "PUT",
    path: "/inventorylocations/customfields",
    body: { LocationName: "LocationName", CustomFields: "CustomFields" },
  },
  "stock.onHand": {
    method: "GET",
    path: "/inventory/onhand",
    query: { locations: "locationInternalNames", skus: "skus", ...PAGES },
  },
  "stock.adjust": {
    method: "PUT",
    path: "/inventory/onhand",
    body: {
      Sku: "Sku",
      LocationInternalName: "LocationInternalName",
      QuantityType: "QuantityType",
      Quantity: "Quantity",
    },
  },
  "preorders.find": { method: "GET", path: "/preorderinventory/", query: { sku: "Sku", ...PAGES } },
  "pools.virtual": {
    method: "GET",
    path: "/virtualinventory/",
    query: { groups: "inventoryPoolGroupNames", skus: "skus", ...PAGES },
  },
  "orders.read": {
    method: "GET",
    path: "/orders/",
    query: { external: "ExternalOrderId", internal: "InternalOrderId", ...PAGES },
  },
  "orders.search": {
    method: "POST",
    path: "/orders/Search",
    query: PAGES,
    body: {
      Field: "Field",
      Operator: "Operator",
      Value: "Value",
      GroupId: "GroupId",
      LogicalType: "LogicalType",
    },
  },
  "orders.cancel": {
    method: "POST",
    path: "/orders/Cancel",
    query: { external: "externalOrderId", internal: "internalOrderId", reason: "cancelReason" },
  },
  "customers.create": {
    method: "POST",
    path: "/orders/Customers",
    body: { Email: "Email", AddressNickName: "AddressNickName", CustomFields: "CustomFields" },
  },
  "stores.list": {
    method: "GET",
    path: "/storelocations/",
    otherwise: { method: "POST" },
    query: { name: "storeInternalName", ...PAGES },
  },
  "stores.create": {
    method: "POST",
    path: "/storelocations/",
    body: { StoreInternalName: "StoreInternalName", CustomFields: "CustomFields" },
  },
  "stores.update": {
    method: "PUT",
    path: "/storelocations/",
    query: { name: "storeInternalName" },
    body: { StoreInternalName: "StoreInternalName", CustomFields: "CustomFields" },
  },
  "shipments.createAll": {
    method: "POST",
    path: `${SHIPMENTS}/CreateAllShipments`,
    body: { ExternalOrderId: "ExternalOrderId", InternalOrderId: "InternalOrderId" },
  },
  "shipments.cancel": { method: "POST", path: `${SHIPMENTS}/Cancel`, query: { shipment: "ShipmentId" } },
  "shipments.reject": {
    method: "POST",
    path: `${SHIPMENTS}/Reject`,
    body: { ShipmentId: "ShipmentId", Reason: "Reason" },
  },
  "shipments.reroute": {
    method: "POST",
    path: `${SHIPMENTS}/Reject`,
    body: {
      ShipmentId: "ShipmentId",
      RouteType: "RouteType",
      ShippingCenterInternalName: "ShippingCenterInternalName",
      Reason: "Reason",
    },
  },
  "shipments.splitByLine": {
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentByOrderDetailId`,
    body: {
      ShipmentId: "ShipmentId",
      LineItemsToSplit: "LineItemsToSplit",
      OrderDetailId: "OrderDetailId",
      Qty: "Qty",
    },
  },
  "shipments.splitBySku": {
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentBySku`,
    body: { ShipmentId: "ShipmentId", LineItemsToSplit: "LineItemsToSplit", SKU: "SKU", Qty: "Qty" },
  },
  "payments.transactions": {
    method: "GET",
    path: `${SHIPMENTS}/OrderTransactions`,
    query: { external: "ExternalOrderId", internal: "InternalOrderId", invoice: "InvoiceId", ...PAGES },
  },
} as const satisfies Record<string, Endpoint>;
export type EndpointId = keyof typeof ENDPOINTS;

/** Names that answers may use for what this client calls otherwise: the first that is there counts. */
export const ANSWERS = {
  /** Where a list does not come bare. */
  list: { Items: ["Items", "Results", "Data", "value"] },
  onHand: {
    Sku: ["Sku", "SKU"],
    LocationInternalName: ["LocationInternalName", "InventoryLocationName"],
    Quantity: ["Quantity", "OnHandQuantity", "OnHand"],
  },
  virtual: {
    Sku: ["Sku", "SKU"],
    InventoryPoolGroupName: ["InventoryPoolGroupName"],
    Quantity: ["Quantity", "AvailableQuantity", "VirtualQuantity"],
  },
  preorder: {
    Sku: ["Sku", "SKU"],
    LocationInternalName: ["LocationInternalName", "InventoryLocationName"],
    PreOrderedQuantity: ["PreOrderedQuantity"],
    PlannedQuantity: ["PlannedQuantity"],
  },
  order: { ExternalOrderId: ["ExternalOrderId", "ExternalOrderID"], Shipments: ["Shipments"] },
  line: { InternalLineItemId: ["InternalLineItemId", "OrderDetailId"], SKU: ["SKU", "Sku"] },
  shipment: {
    ShipmentId: ["ShipmentId", "InternalShipmentId"],
    Status: ["Status", "ShipmentStatus"],
    InventoryLocationName: ["InventoryLocationName", "LocationInternalName"],
    LineItems: ["LineItems"],
  },
  shipmentLine: {
    InternalLineItemId: ["InternalLineItemId", "OrderDetailId"],
    SKU: ["SKU", "Sku"],
    Quantity: ["Quantity", "Qty"],
  },
  location: { InternalName: ["InternalName", "LocationInternalName"], PublicName: ["PublicName", "Name"] },
  locationCustomFields: {
    LocationName: ["LocationName", "LocationInternalName", "InternalName"],
    CustomFields: ["CustomFields", "Custom Fields"],
  },
  store: { StoreInternalName: ["StoreInternalName", "StoreInteralName", "InternalName"] },
  fieldMetadata: {
    SystemName: ["SystemName", "Name"],
    DisplayName: ["DisplayName", "PublicName", "Label"],
    DataType: ["DataType", "FieldType", "Type"],
    Required: ["Required", "IsRequired"],
  },
  transaction: {
    TransactionId: ["TransactionId", "InternalTransactionId", "Id"],
    TransactionType: ["TransactionType", "Type"],
    TransactionDateUtc: ["TransactionDateUtc", "DateUtc", "CreatedDateUtc", "TransactionDate"],
    Amount: ["Amount"],
    Status: ["Status", "TransactionStatus"],
  },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;
export type AnswerId = keyof typeof ANSWERS;

/** Order fields that a search asks by, and how. The guide names no field, and no operator but `equals`. */
export const SEARCH = {
  email: { field: "BillingCustomer.EmailAddress", operator: "equals" },
  phone: { field: "BillingCustomer.PhoneNumber", operator: "equals" },
  firstName: { field: "BillingCustomer.FirstName", operator: "equals" },
  lastName: { field: "BillingCustomer.LastName", operator: "equals" },
  status: { field: "OrderStatus", operator: "equals" },
  since: { field: "OrderDateUtc", operator: "greaterThanOrEquals" },
} as const;
export type SearchId = keyof typeof SEARCH;

/** Headers, and fields of an error's body, that may hold the service's reference; case does not matter. */
export const TRACE_NAMES = [
  "traceid",
  "trace-id",
  "x-trace-id",
  "x-traceid",
  "request-id",
  "x-request-id",
  "requestid",
  "x-ms-request-id",
  "x-correlation-id",
  "traceparent",
] as const;

/** What a deployment says otherwise; read it from a file with `parseEndpointOverrides`. */
export interface EndpointOverrides {
  readonly endpoints?: { readonly [id in EndpointId]?: Partial<Endpoint> | undefined };
  readonly search?: { readonly [id in SearchId]?: { field?: string; operator?: string } | undefined };
  readonly answers?: { readonly [id in AnswerId]?: Readonly<Record<string, readonly string[]>> | undefined };
  /** Asked before the usual names. */
  readonly trace?: readonly string[];
}
