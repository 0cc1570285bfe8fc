import type { Evaluated } from "../evaluate/evaluated.ts";
import { openOne } from "./life.ts";
import { isBlind } from "./look.ts";
import type { News } from "./news.ts";
import type { Decision, State } from "./state.ts";

/** After so long the card is edited even if nothing changed, so that it is seen to be looked after. */
const FRESH_MS = 60 * 60_000;

/** The decision with the edit of the card that it calls for. Edits notify nobody, so that they are made at any time. */
export function drawn(before: State, after: Decision, run: Evaluated | undefined, at: number): Decision {
  const news = openOne(before.alarm)?.shown === true ? editOf(before, after, run, at) : undefined;
  const isDrawn = news !== undefined || after.news.some(({ kind }) => kind === "opened");
  const status = isDrawn ? { ...after.status, drawnAt: at } : after.status;
  return { ...after, status, news: news === undefined ? after.news : [news, ...after.news] };
}

function editOf(
  before: State,
  { alarm, status }: State,
  run: Evaluated | undefined,
  at: number,
): News | undefined {
  if (openOne(alarm) === undefined) return { kind: alarm?.closedBy === "recovery" ? "recovered" : "card" };
  const isOther =
    run?.changed === true ||
    alarm?.snoozed !== before.alarm?.snoozed ||
    isBlind(status) !== isBlind(before.status);
  const isStale = run !== undefined && at - (status.drawnAt ?? 0) >= FRESH_MS;
  return isOther || isStale ? { kind: "card" } : undefined;
}
