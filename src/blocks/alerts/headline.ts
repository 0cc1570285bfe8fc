import type { AlarmView } from "../../watch/alarm.ts";
import { type Said, say } from "../conversation/say.ts";
import { count, plural } from "../text.ts";
import { atPlace, lowStock, named } from "./words.ts";

/** The answer: how many of what is watched are low or out, or which one is. */
export function headline({ rule, counts, items }: AlarmView): Said {
  const { source, levels } = rule.definition;
  const { low, out, unknown, watched } = counts;
  const inAlarm = low + out;
  const [only] = items;
  if (inAlarm === 0) return say`Not known: ${plural(unknown, "item")} that ran low · ${named(rule.name)}`;
  if (inAlarm === 1 && unknown === 0 && only !== undefined && only.state !== "unknown") {
    const left = only.count === null ? say`` : say`, ${count(only.count)} left`;
    const of = only.state === "out" ? say`Out of stock` : say`${lowStock(source)}`;
    const below = only.state === "out" ? say`` : say` (below ${levels.below})`;
    return say`${of}: ${named(only.sku)} ${atPlace(source, only.place)}${only.state === "out" ? say`` : left}${below} · ${named(rule.name)}`;
  }
  const among = watched === undefined ? say`` : say` of ${count(watched)} watched`;
  const empty = out === 0 ? say`` : say`, ${out === inAlarm ? "all" : count(out)} out`;
  const blind = unknown === 0 ? say`` : say`, ${count(unknown)} not known`;
  const noun = (watched ?? inAlarm) === 1 ? "item" : "items";
  return say`${lowStock(source)}: ${count(inAlarm)}${among} ${noun}${empty}${blind} · ${named(rule.name)}`;
}
