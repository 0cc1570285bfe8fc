import { allOf } from "../../english.ts";
import type { Right } from "../../policy/index.ts";

/** What a right lets people do, as a verb and its object: "look up" "orders". */
const DEEDS: Readonly<Record<Right, readonly [verb: string, object: string]>> = {
  "order.read": ["look up", "orders"],
  "order.search": ["search for", "orders"],
  "order.cancel": ["cancel", "orders"],
  "order.ship": ["create shipments for", "orders"],
  "payment.read": ["look up", "payments"],
  "stock.read": ["look up", "stock"],
  "stock.adjust": ["adjust", "stock"],
  "preorder.read": ["look up", "pre-orders"],
  "pool.read": ["look up", "virtual stock"],
  "location.read": ["look up", "locations"],
  "location.edit": ["edit", "locations"],
  "field.read": ["look up", "custom fields"],
  "store.read": ["look up", "stores"],
  "store.create": ["create", "stores"],
  "store.edit": ["edit", "stores"],
  "shipment.reject": ["reject", "shipments"],
  "shipment.reroute": ["reroute", "shipments"],
  "shipment.split": ["split", "shipments"],
  "shipment.cancel": ["cancel", "shipments"],
  "customer.create": ["create", "customers"],
  "alert.read": ["see", "alerts"],
  "alert.manage": ["manage", "alerts"],
  "audit.read": ["read", "the audit"],
  "customer.reveal": ["see", "personal data that is masked"],
};

/** "reject shipments" */
export function deedOf(right: Right): string {
  return DEEDS[right].join(" ");
}

/**
 * What several rights let people do, each verb and each object once where that works: "look up orders and stock,
 * reject and reroute shipments". Empty where there are none.
 */
export function deedsOf(rights: readonly Right[]): string {
  const byVerb = Map.groupBy(new Set(rights), (right) => DEEDS[right][0]);
  const said = Array.from(byVerb, ([verb, same]) => ({
    verb,
    what: allOf(same.map((right) => DEEDS[right][1])),
  }));
  const byObject = Map.groupBy(said, ({ what }) => what);
  return Array.from(byObject, ([what, same]) => `${allOf(same.map(({ verb }) => verb))} ${what}`).join(", ");
}
