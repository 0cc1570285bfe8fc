import type { Trend } from "../../watch/alarm.ts";
import type { Rule } from "../../watch/rule.ts";
import { lineChart } from "../chart.ts";
import { joinSaid, type Said, say } from "../conversation/say.ts";
import { section } from "../elements.ts";
import type { Part } from "../message.ts";
import { count } from "../text.ts";
import { inZone } from "../time.ts";
import { named, unitsLabel } from "./words.ts";

const MOST_LINES = 5;
const MOST_NUMBERS = 8;

/** How the worst that moved went: their numbers in text, and Slack's chart of them. Nothing where nothing moved. */
export function trendParts(rule: Rule, trends: readonly Trend[]): readonly Part[] {
  const drawn = trends.filter(isMoving).slice(0, MOST_LINES);
  if (drawn.length === 0) return [];
  const isOnePlace = new Set(trends.map(({ place }) => place)).size === 1;
  const chart = chartOf(rule, drawn, isOnePlace);
  return [
    section([
      joinSaid(
        drawn.map((trend) => inWords(trend, isOnePlace)),
        "\n",
      ).mrkdwn,
    ]),
    chart === undefined ? undefined : { block: chart, plain: [] },
  ];
}

/** What stands at the same count all the time has no trend. */
function isMoving({ readings }: Trend): boolean {
  return readings.some(({ count: each }) => each !== readings[0]?.count);
}

/** "CAP-RED falling: 9 → 6 → 3", "CAP-RED fell: 9 → 3 → 3" */
function inWords({ sku, place, readings }: Trend, isOnePlace: boolean): Said {
  const counts = readings.slice(-MOST_NUMBERS).map((reading) => reading.count);
  const how = wayOf(counts);
  const before = readings.length > MOST_NUMBERS ? ["…"] : [];
  const numbers = [...before, ...counts.map(count)].join(" → ");
  return isOnePlace
    ? say`${named(sku)} ${how}: ${numbers}`
    : say`${named(sku)}, ${named(place)}, ${how}: ${numbers}`;
}

/** Where the last two counts are alike, it moves no more. */
function wayOf(counts: readonly number[]): string {
  const [first = 0, last = 0] = [counts[0], counts.at(-1)];
  const isStill = counts.at(-2) === last;
  if (last < first) return isStill ? "fell" : "falling";
  if (last > first) return isStill ? "rose" : "rising";
  return "as before";
}

function chartOf({ source, zone }: Rule, trends: readonly Trend[], isOnePlace: boolean) {
  const { moments, shared } = overSameMoments(trends);
  const isOneDay = new Set(moments.map((at) => inZone(at, zone, "day"))).size === 1;
  return lineChart({
    title: `${unitsLabel(source)} lately`,
    moments: moments.map((at) => shortTime(at, zone, isOneDay)),
    lines: shared.map(({ sku, place, readings }) => {
      const at = new Map(readings.map((reading) => [reading.at, reading.count]));
      return {
        name: isOnePlace ? sku : `${sku} ${place}`,
        values: moments.map((moment) => at.get(moment) ?? Number.NaN),
      };
    }),
    values: unitsLabel(source),
  });
}

/**
 * Slack's chart wants a value of every line at every moment, and none is made up: the moments are those of the worst
 * item, as far as enough of them are shared, and who shares too few is left out.
 */
function overSameMoments(trends: readonly Trend[]): { moments: readonly number[]; shared: readonly Trend[] } {
  const [first, ...others] = trends;
  if (first === undefined) return { moments: [], shared: [] };
  let moments = first.readings.map(({ at }) => at);
  const shared = [first];
  for (const trend of others) {
    const seen = new Set(trend.readings.map(({ at }) => at));
    const both = moments.filter((at) => seen.has(at));
    if (both.length < 2 || both.length * 2 < moments.length) continue;
    moments = both;
    shared.push(trend);
  }
  return { moments, shared };
}

/** "10:15", or "27 Nov 10:15" where there are several days. */
function shortTime(at: number, zone: string, isOneDay: boolean): string {
  const clock = inZone(at, zone, "clock").slice(0, 5);
  if (isOneDay) return clock;
  const [, day = "", month = ""] = inZone(at, zone, "day").split(" ");
  return `${day} ${month} ${clock}`;
}
