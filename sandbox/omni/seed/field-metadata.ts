import type { FieldMetadata } from "../shapes.ts";

function field(
  owner: string,
  name: string,
  shown: string,
  type: string,
  allowed: readonly string[] = [],
): FieldMetadata {
  return {
    SystemName: name,
    DisplayName: shown,
    OwnerType: owner,
    DataType: type,
    IsRequired: false,
    AllowedValues: [...allowed],
  };
}

/** The custom fields this retailer defined, by the kind of object they belong to. */
export function makeFieldMetadata(): Map<string, FieldMetadata[]> {
  return new Map([
    [
      "Customer",
      [
        field("Customer", "PriorityCustomer", "Priority customer", "Boolean"),
        field("Customer", "LoyaltyTier", "Loyalty tier", "List", ["Bronze", "Silver", "Gold"]),
      ],
    ],
    [
      "InventoryLocation",
      [
        field("InventoryLocation", "Region", "Region", "String"),
        field("InventoryLocation", "CutOffTime", "Cut-off time", "String"),
      ],
    ],
    ["StoreLocation", [field("StoreLocation", "Format", "Format", "List", ["Flagship", "Street", "Outlet"])]],
    [
      "Order",
      [
        field("Order", "GiftMessage", "Gift message", "String"),
        field("Order", "HAS_ORR_FAILURE", "Routing failed", "Boolean"),
      ],
    ],
    ["OrderLine", [field("OrderLine", "Engraving", "Engraving", "String")]],
    ["OrderPayment", []],
  ]);
}
