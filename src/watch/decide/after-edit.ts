import { stateOf } from "../evaluate/judge.ts";
import { watchingOf } from "../evaluate/watching.ts";
import type { Item } from "../item.ts";
import type { Levels, Rule } from "../rule.ts";
import { alarmAfter, openOne } from "./life.ts";
import type { Decision, State } from "./state.ts";

/**
 * What is left of a rule's state after the rule was edited (or a SKU muted). What is not watched any more leaves; what
 * is, is judged anew by its last count. None of that is posted: the card is edited, and closes where nothing is left,
 * which is no recovery. What is not kept because it was well is judged by the next run.
 */
export function afterEdit(from: Rule, to: Rule, before: State, at: number): Decision {
  const isOther = from.source.kind !== to.source.kind;
  const { has, keeps } = watchingOf(to);
  const kept = isOther ? [] : before.items.filter(keeps);
  const items = kept.map((item) => judgedAnew(item, to.levels, at)).filter((item) => item !== undefined);
  const open = openOne(before.alarm);
  // Nothing is seen by an edit, so that it opens no alarm.
  const alarm = open && alarmAfter(open, items, false, { at, id: open.id });
  const { held, watched, ...status } = before.status;
  const recovered = isOther ? [] : (held?.recovered.filter(({ sku, place }) => has(sku, place)) ?? []);
  const isDrawn = open?.shown === true;
  return {
    status: {
      ...status,
      watched: watchesTheSame(from, to) ? watched : undefined,
      held: held && { ...held, recovered },
      drawnAt: isDrawn ? at : status.drawnAt,
    },
    alarm,
    items,
    news: isDrawn ? [{ kind: "card" }] : [],
  };
}

function watchesTheSame(from: Rule, to: Rule): boolean {
  return JSON.stringify([from.source, from.muted]) === JSON.stringify([to.source, to.muted]);
}

/** By its last count, which may now be well. What is out of sight stays so. */
function judgedAnew(item: Item, levels: Levels, at: number): Item | undefined {
  if (item.count === null) return item;
  const was = stateOf(item.count, item.was, levels);
  if (was === "ok") return undefined;
  const outSince = was === "out" ? (item.outSince ?? at) : undefined;
  return { ...item, was, outSince, state: item.state === "unknown" ? "unknown" : was };
}
