import { timesOfRules } from "../database/alert-due.ts";
import { countNews } from "../database/outbox.ts";
import type { AlertsHealth } from "../operations/context.ts";
import type { AlertsDesk } from "./desk.ts";

/** A rule is behind when it should have begun so long ago: due rules are looked for every second. */
const BEHIND_MS = 60_000;

/** How the rules of all channels are doing. */
export async function overview({
  database,
  now,
}: Pick<AlertsDesk, "database" | "now">): Promise<AlertsHealth> {
  const rules = await timesOfRules(database.db);
  const dues = rules.flatMap(({ nextDue }) => nextDue ?? []);
  const [last] = rules.flatMap(({ lastRun }) => lastRun ?? []).toSorted((one, other) => other.at - one.at);
  return {
    rules: rules.length,
    paused: rules.filter(({ state }) => state === "paused").length,
    last: last && { at: last.at, ms: last.ms, calls: last.calls, items: last.items },
    next: dues.toSorted((one, other) => one - other)[0],
    behind: dues.filter((due) => due < now() - BEHIND_MS).length,
    untold: await countNews(database.db),
  };
}
