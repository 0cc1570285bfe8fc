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

const PAGES = same("pageSize pageNumber");
const NAME_VALUE = "CustomFields Name Value";
const ADDRESS = "Address AddressLine1 AddressLine2 City State ZipCode CountryCode";
const STORE = `StoreInternalName PublicName ${ADDRESS} AddressLine3 Latitude Longitude Email PhoneNumber Active
  Visible AllowShipToStore ${NAME_VALUE} LinkedInventoryLocationNames`;
const CUSTOMER = `FirstName LastName Email SubscriberOptIn CompanyName PhoneNumber CustomerLevel ${ADDRESS}
  AddressNickName Sex BirthYear Language TimeZoneId ExternalCustomerId ${NAME_VALUE}`;
const SHIPMENTS = "/orderfulfillment/shipments";

/** Names that are the same here and on the wire, as far as is known. */
function same(names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, name]));
}

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
    body: same(`LocationName ${NAME_VALUE}`),
  },
  "stock.onHand": {
    method: "GET",
    path: "/inventory/onhand",
    query: { locations: "locationInternalNames", skus: "skus", ...PAGES },
  },
  "stock.adjust": {
    method: "PUT",
    path: "/inventory/onhand",
    body: same("Sku LocationInternalName QuantityType Quantity"),
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
    body: same("Field Operator Value GroupId LogicalType"),
  },
  "orders.cancel": {
    method: "POST",
    path: "/orders/Cancel",
    query: { external: "externalOrderId", internal: "internalOrderId", reason: "cancelReason" },
  },
  "customers.create": {
    method: "POST",
    path: "/orders/Customers",
    body: same(CUSTOMER),
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
    body: same(STORE),
  },
  "stores.update": {
    method: "PUT",
    path: "/storelocations/",
    query: { name: "storeInternalName" },
    body: same(STORE),
  },
  "shipments.createAll": {
    method: "POST",
    path: `${SHIPMENTS}/CreateAllShipments`,
    body: same("ExternalOrderId InternalOrderId"),
  },
  "shipments.cancel": { method: "POST", path: `${SHIPMENTS}/Cancel`, query: { shipment: "ShipmentId" } },
  "shipments.reject": {
    method: "POST",
    path: `${SHIPMENTS}/Reject`,
    body: same("ShipmentId Reason"),
  },
  "shipments.reroute": {
    method: "POST",
    path: `${SHIPMENTS}/Reject`,
    body: same("ShipmentId RouteType ShippingCenterInternalName Reason"),
  },
  "shipments.splitByLine": {
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentByOrderDetailId`,
    body: same("ShipmentId LineItemsToSplit OrderDetailId Qty"),
  },
  "shipments.splitBySku": {
    method: "POST",
    path: `${SHIPMENTS}/SplitShipmentBySku`,
    body: same("ShipmentId LineItemsToSplit SKU Qty"),
  },
  "payments.transactions": {
    method: "GET",
    path: `${SHIPMENTS}/OrderTransactions`,
    query: { external: "ExternalOrderId", internal: "InternalOrderId", invoice: "InvoiceId" },
  },
} as const satisfies Record<string, Endpoint>;
export type EndpointId = keyof typeof ENDPOINTS;

/** Whether a text names a call of the table. */
export function isEndpoint(id: string): id is EndpointId {
  return Object.hasOwn(ENDPOINTS, id);
}

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
  since: { field: "OrderDateUtc", operator: "greaterThanOrEqual" },
} as const satisfies Record<SearchId, { field: string; operator: string }>;
export const SEARCH_IDS = ["email", "phone", "firstName", "lastName", "status", "since"] as const;
export type SearchId = (typeof SEARCH_IDS)[number];

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
