export { createOmni } from "./create-omni.ts";
export { OMNI_ERROR_KINDS, OmniError, type OmniErrorKind } from "./error.ts";
export { type EndpointOverrides, OverridesError, parseEndpointOverrides } from "./overrides.ts";
export type { CallOptions, CallRecord, Omni, OmniOptions } from "./omni.ts";
export { Address, CustomField } from "./schemas/common.ts";
export { FieldMetadata } from "./schemas/field-metadata.ts";
export { OnHand, PreOrder, Virtual } from "./schemas/inventory.ts";
export { LineItem, Order, OrderPayment, Shipment, ShipmentLine } from "./schemas/order.ts";
export { Location, LocationCustomFields, StoreLocation } from "./schemas/place.ts";
export { type KnownOfOrder, SearchCondition } from "./schemas/search.ts";
export { Transaction } from "./schemas/transaction.ts";
export {
  LocationCustomFieldsUpdate,
  NewCustomer,
  NewStore,
  OrderCancellation,
  OrderId,
  ShipmentId,
  ShipmentRejection,
  ShipmentReroute,
  SplitByLine,
  SplitBySku,
  StockAdjustment,
  StoreChanges,
  type WriteAnswer,
  WriteCall,
} from "./schemas/writes.ts";
