import { plural } from "../../english.ts";
import type { Rule } from "../../watch/rule.ts";
import { scheduleWords } from "../../watch/schedule/words.ts";
import { listed } from "../phrases.ts";

/** What a rule watches: "TEE-RED-M at toronto-south, on-hand". Names as they are, without markup. */
export function watchedOf({ source }: Pick<Rule, "source">): string {
  const { skus } = source;
  const what = skus.length === 0 ? "all SKUs" : listed(skus, 4);
  if (source.kind === "pool") return `${what} in ${listed(source.groups, 4)}, virtual`;
  const where = source.locations.length === 0 ? "every location" : listed(source.locations, 4);
  return `${what} at ${where}, on-hand`;
}

/** "low below 5, out at 0, well again from 8" */
export function levelsOf({ levels: { below, out, recover } }: Pick<Rule, "levels">): string {
  const well = recover === below ? "" : `, well again from ${recover}`;
  return `low below ${below}, out at ${out}${out === 0 ? "" : " or fewer"}${well}`;
}

/** "every 15 minutes", "daily at 09:00, America/Toronto" */
export function whenOf({ schedule, zone }: Pick<Rule, "schedule" | "zone">): string {
  return scheduleWords(schedule, zone);
}

/** Everything about a rule in one line. */
export function ruleOf(rule: Rule): string {
  const muted = rule.muted.length === 0 ? "" : `; ${plural(rule.muted.length, "SKU")} muted`;
  return `${watchedOf(rule)}; ${levelsOf(rule)}; ${whenOf(rule)}${muted}.`;
}

/** How it is told: "what changes, on one card; nothing from 22:00 to 07:00 (America/Toronto)". */
export function toldOf({ mode, quiet, zone, tellLater }: Rule): string {
  const how = mode === "digest" ? "each time, all that is low" : "what changes, on one card";
  const later = mode === "change" && tellLater ? "; what runs low later is told to the channel too" : "";
  const silent = quiet === undefined ? "" : `; nothing from ${quiet.from} to ${quiet.to} (${zone})`;
  return `${how}${later}${silent}.`;
}
