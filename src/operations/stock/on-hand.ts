import { OmniError, type OnHand } from "../../omni/index.ts";
import type { Context } from "../context.ts";
import type { Unanswered } from "../results.ts";

/** Locations that are asked for together: few enough that one failure hides little. */
const TOGETHER = 25;

/** Counts of all these locations; a group of locations that did not answer is named instead of counted. */
export async function onHandEverywhere(
  context: Context,
  locations: readonly string[],
  skus: readonly string[],
): Promise<{ rows: OnHand[]; unanswered: Unanswered[] }> {
  const groups = Array.from({ length: Math.ceil(locations.length / TOGETHER) }, (_, index) =>
    locations.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  const answers = await Promise.all(groups.map((group) => onHandOf(context, group, skus)));
  const failed = answers.flatMap((answer) => ("error" in answer ? [answer] : []));
  const [first] = failed;
  if (first !== undefined && failed.length === answers.length) throw first.error;
  return {
    rows: answers.flatMap((answer) => ("rows" in answer ? answer.rows : [])),
    unanswered: failed.flatMap(({ group, error }) => group.map((what) => ({ what, why: error.kind }))),
  };
}

async function onHandOf(
  { omni, call }: Context,
  group: readonly string[],
  skus: readonly string[],
): Promise<{ rows: OnHand[] } | { group: readonly string[]; error: OmniError }> {
  try {
    const pages = await Array.fromAsync(omni.stock.onHand({ locations: [...group], skus: [...skus] }, call));
    return { rows: pages.flat() };
  } catch (error) {
    if (error instanceof OmniError && error.kind !== "aborted") return { group, error };
    throw error;
  }
}
