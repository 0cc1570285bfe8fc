import type { ShipmentFacts } from "./facts.ts";

/** States after which nothing can be done to a shipment; one that is not known may still be open. */
const FINAL: ReadonlySet<string> = new Set(["shipped", "delivered", "completed", "cancelled", "rejected"]);

/** Whether a shipment has surely come to its end. */
export function isFinal(status: string): boolean {
  return FINAL.has(status.toLowerCase());
}

/** "Shipment 20078 is shipped already."; undefined where something may still be done. */
export function cameToItsEnd({ shipment, seen }: ShipmentFacts): string | undefined {
  return seen !== undefined && isFinal(seen.status)
    ? `Shipment ${shipment} is ${seen.status.toLowerCase()} already.`
    : undefined;
}
