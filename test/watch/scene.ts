import type { News } from "../../src/watch/decide/news.ts";
import type { Rule } from "../../src/watch/rule.ts";
import { ruleOf } from "../support/rule.ts";
import type { Seen } from "./history.ts";
import { Play } from "./play.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const NOON = Date.parse("2026-01-05T12:00Z");
export const NIGHT: Rule["quiet"] = { from: "22:00", to: "06:00" };

/** A rule over one place, at noon. */
export function play(changes: Partial<Rule> = {}): Play {
  const source: Rule["source"] = { kind: "stock", locations: ["p"], skus: [] };
  const levels = { below: 5, out: 0, recover: 8 };
  return new Play(ruleOf({ source, levels, tellLater: true, ...changes }), NOON);
}

/** Counts of SKUs at one place, `A3 B9`. */
function counts(text: string): Seen {
  return text.split(" ").map((each) => ({ sku: each.slice(0, 1), place: "p", count: Number(each.slice(1)) }));
}

/** A run so many minutes later; `blind` is one that sees nothing. */
export function later(
  play: Play,
  minutes: number,
  seen: string,
  unanswered?: readonly string[],
): readonly News[] {
  play.at += minutes * MINUTE;
  return play.run(seen === "blind" ? seen : counts(seen), unanswered);
}

export function kinds(news: readonly News[]): News["kind"][] {
  return news.map(({ kind }) => kind);
}
