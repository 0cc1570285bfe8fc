import type { Right } from "./rights.ts";
import { rightsOf } from "./patterns.ts";
import type { Amounts, Ask, LimitName, Limits, Refusal } from "./types.ts";

const orders = ["order.cancel", "order.ship", ...rightsOf("shipment.*")] as const;
const places = ["stock.read", "stock.adjust", ...rightsOf("location.*"), ...rightsOf("shipment.*")] as const;

/** Which rights each limit can be checked for; on any other it would only ever refuse, so the file may not. */
export const LIMITABLE: Readonly<Record<LimitName, ReadonlySet<Right>>> = {
  max_units: new Set<Right>(["stock.adjust"]),
  max_order_total: new Set<Right>(orders),
  locations: new Set<Right>(places),
};

/**
 * The first limit that these amounts break, if any. While drawing, an amount that is not known yet breaks
 * none; when acting it refuses, as does one that is not a number.
 */
export function brokenLimit(limits: Limits, amounts: Amounts | undefined, stage: Ask["stage"]) {
  return (
    overNumber("max_units", limits.maxUnits, size(amounts?.units), stage) ??
    overNumber("max_order_total", limits.maxOrderTotal, amounts?.orderTotal, stage) ??
    elsewhere(limits.locations, amounts?.locations, stage)
  );
}

function size(units: number | undefined): number | undefined {
  return units === undefined ? undefined : Math.abs(units);
}

function overNumber(
  limit: "max_units" | "max_order_total",
  allowed: number | undefined,
  asked: number | undefined,
  stage: Ask["stage"],
): Refusal | undefined {
  if (allowed === undefined) return undefined;
  if (asked === undefined) return stage === "draw" ? undefined : { kind: "limit-unknown", limit };
  if (Number.isNaN(asked)) return { kind: "limit-unknown", limit };
  return asked > allowed ? { kind: "limit-exceeded", limit, allowed, asked } : undefined;
}

function elsewhere(
  allowed: readonly string[] | undefined,
  asked: readonly string[] | undefined,
  stage: Ask["stage"],
): Refusal | undefined {
  if (allowed === undefined) return undefined;
  if (asked === undefined || asked.length === 0) {
    return stage === "draw" ? undefined : { kind: "limit-unknown", limit: "locations" };
  }
  const outside = asked.filter((location) => !allowed.includes(location));
  return outside.length > 0
    ? { kind: "limit-exceeded", limit: "locations", allowed, asked: outside }
    : undefined;
}
