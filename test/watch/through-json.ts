import { z } from "zod";
import type { Decision, State } from "../../src/watch/decide/state.ts";
import { News } from "../../src/watch/decide/news.ts";
import { Status } from "../../src/watch/decide/status.ts";

const time = z.number().optional();
const state = z.enum(["low", "out", "unknown"]);
const Kept = z.object({
  items: z.array(
    z
      .object({
        sku: z.string(),
        place: z.string(),
        state,
        was: state,
        count: z.number().nullable(),
        since: z.number(),
      })
      .extend({ outSince: time, seenAt: time, told: z.boolean() })
      .transform((item) => ({ ...item, outSince: item.outSince, seenAt: item.seenAt })),
  ),
  alarm: z
    .object({ id: z.string(), openedAt: z.number(), closedAt: time, shown: z.boolean() })
    .extend({
      closedBy: z.enum(["recovery", "edit"]).optional(),
      claimed: z.object({ by: z.string(), at: z.number() }).optional(),
      snoozed: z
        .object({ by: z.string(), at: z.number(), until: z.union([z.number(), z.literal("change")]) })
        .optional(),
    })
    .transform((alarm) => ({
      ...alarm,
      closedAt: alarm.closedAt,
      closedBy: alarm.closedBy,
      claimed: alarm.claimed,
      snoozed: alarm.snoozed,
    }))
    .optional(),
});

/** What is kept of a rule, as it is after the process died: nothing but what was written down. */
export function throughJson({ status, alarm, items }: State): State {
  const kept = Kept.parse(JSON.parse(JSON.stringify({ alarm, items })));
  return { status: Status.parse(JSON.parse(JSON.stringify(status))), alarm: kept.alarm, items: kept.items };
}

/** The news as they are read when they are delivered. */
export function newsThroughJson({ news }: Decision): News[] {
  return z.array(News).parse(JSON.parse(JSON.stringify(news)));
}
