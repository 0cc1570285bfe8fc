import type { AlertReader } from "../../../src/blocks/alerts/index.ts";
import type { Alarm, AlarmView, Trend } from "../../../src/watch/alarm.ts";
import type { Item } from "../../../src/watch/item.ts";
import { ruleOf } from "../../support/rule.ts";

export const NOW = Date.parse("2026-11-22T15:25:00Z");
export const MINUTE = 60_000;

export const reader: AlertReader & { may: ReadonlySet<string> } = {
  may: new Set(["alert.list", "alert.edit", "alert.create", "stock.read", "stock.adjust"]),
  zone: "America/Toronto",
  now: NOW,
};

export const definition = ruleOf({ levels: { below: 5, out: 0, recover: 8 }, zone: "America/Toronto" });

export const rule = { id: "rule-1", name: "caps", definition };

export function item(sku: string, changes: Partial<Item> = {}): Item {
  return {
    sku,
    place: "toronto-south",
    state: "low",
    count: 3,
    was: "low",
    since: NOW - 45 * MINUTE,
    outSince: undefined,
    seenAt: NOW - MINUTE,
    told: true,
    ...changes,
  };
}

export const out: Partial<Item> = { state: "out", was: "out", count: 0, outSince: NOW - 15 * MINUTE };

export function trend(sku: string, counts: readonly number[], place = "toronto-south"): Trend {
  const at = (index: number) => NOW - (counts.length - 1 - index) * 15 * MINUTE;
  return { sku, place, readings: counts.map((count, index) => ({ at: at(index), count })) };
}

const alarm: Alarm = {
  id: "alarm-1",
  openedAt: NOW - 45 * MINUTE,
  closedAt: undefined,
  closedBy: undefined,
  shown: true,
  claimed: undefined,
  snoozed: undefined,
};

/** An alarm of these items, 40 of them watched. */
export function view(
  items: readonly Item[],
  changes: Partial<Omit<AlarmView, "alarm">> & { readonly alarm?: Partial<Alarm> } = {},
): AlarmView {
  const of = (state: Item["state"]) => items.filter((each) => each.state === state).length;
  return {
    rule,
    items,
    counts: { low: of("low"), out: of("out"), unknown: of("unknown"), watched: 40, ever: items.length },
    trends: [],
    checkedAt: NOW - MINUTE,
    nextDue: NOW + 14 * MINUTE,
    paused: undefined,
    blind: undefined,
    ...changes,
    alarm: { ...alarm, ...changes.alarm },
  };
}
