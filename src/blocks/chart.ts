import { LIMITS } from "./limits.ts";
import { shownPlain } from "./text.ts";

interface Point {
  label: string;
  value: number;
}

/**
 * Slack's own chart, which its types do not know yet.
 * @see https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export interface DataVisualizationBlock {
  type: "data_visualization";
  title: string;
  chart: {
    type: "line";
    series: { name: string; data: Point[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

/** Lines over the same moments; each has one value for every moment. */
export interface Lines {
  readonly title: string;
  readonly moments: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly values: string;
}

/** Lines as a chart: the first few of them, over the last moments. Undefined where there is nothing to draw. */
export function lineChart({ title, moments, lines, values }: Lines): DataVisualizationBlock | undefined {
  const from = Math.max(0, moments.length - LIMITS.chartPoints);
  const categories = unique(moments.slice(from));
  const drawn = lines
    .slice(0, LIMITS.chartSeries)
    .filter((line) => line.values.length === moments.length && line.values.every(Number.isFinite));
  if (categories.length < 2 || drawn.length === 0) return undefined;
  const names = unique(drawn.map(({ name }) => name));
  return {
    type: "data_visualization",
    title: shownPlain(title, LIMITS.chartTitle) || "Trend",
    chart: {
      type: "line",
      series: drawn.map((line, index) => ({
        name: names[index] ?? "",
        data: categories.map((label, at) => ({ label, value: line.values[from + at] ?? 0 })),
      })),
      axis_config: { categories, y_label: shownPlain(values, LIMITS.chartTitle) },
    },
  };
}

/** Labels as short as Slack takes them, each of its own: names that begin alike are counted. */
function unique(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let short = shownPlain(label, LIMITS.chartLabel) || "–";
    for (let times = 2; taken.has(short); times += 1)
      short = `${shownPlain(label, LIMITS.chartLabel - 5)} (${times})`;
    taken.add(short);
    return short;
  });
}
