/** What a rule of the policy can allow. An operation names the one right it needs; several may share one. */
export const RIGHTS = [
  "order.read",
  "order.search",
  "order.cancel",
  "order.ship",
  "payment.read",
  "stock.read",
  "stock.adjust",
  "preorder.read",
  "pool.read",
  "location.read",
  "location.edit",
  "field.read",
  "store.read",
  "store.create",
  "store.edit",
  "shipment.reject",
  "shipment.reroute",
  "shipment.split",
  "shipment.cancel",
  "customer.create",
  "alert.read",
  "alert.manage",
  "audit.read",
  "customer.reveal",
] as const;

export type Right = (typeof RIGHTS)[number];

/** Rights that change the OMS: refused all at once by `writes: off`, never open to guests and outsiders. */
export const WRITES: ReadonlySet<Right> = new Set<Right>([
  "order.cancel",
  "order.ship",
  "stock.adjust",
  "location.edit",
  "store.create",
  "store.edit",
  "shipment.reject",
  "shipment.reroute",
  "shipment.split",
  "shipment.cancel",
  "customer.create",
]);

/** All that guests and people of another organisation can ever be given. */
export const OUTSIDER_READS: ReadonlySet<Right> = new Set<Right>([
  "order.read",
  "stock.read",
  "preorder.read",
  "pool.read",
  "location.read",
  "store.read",
]);

/** Rights that no pattern with `*` reaches: who may see personal data or the audit is said by name. */
export const NAMED_ONLY: ReadonlySet<Right> = new Set<Right>(["audit.read", "customer.reveal"]);

const known: ReadonlySet<string> = new Set(RIGHTS);

/** Is this word one of {@link RIGHTS}? */
export function isRight(word: string): word is Right {
  return known.has(word);
}
