import type { Right } from "./rights.ts";

/** Each right as what a person does: "You may …", "You can't …". */
export const PHRASES: Readonly<Record<Right, string>> = {
  "order.read": "look up orders",
  "order.search": "search for orders",
  "order.cancel": "cancel orders",
  "order.ship": "create shipments for orders",
  "payment.read": "look up payments",
  "stock.read": "look up stock",
  "stock.adjust": "adjust stock",
  "preorder.read": "look up pre-orders",
  "pool.read": "look up virtual stock",
  "location.read": "look up locations",
  "location.edit": "edit locations",
  "field.read": "look up custom fields",
  "store.read": "look up stores",
  "store.create": "create stores",
  "store.edit": "edit stores",
  "shipment.reject": "reject shipments",
  "shipment.reroute": "reroute shipments",
  "shipment.split": "split shipments",
  "shipment.cancel": "cancel shipments",
  "customer.create": "create customers",
  "alert.read": "see alerts",
  "alert.manage": "manage alerts",
  "audit.read": "read the audit",
  "customer.reveal": "see personal data that is masked",
};
