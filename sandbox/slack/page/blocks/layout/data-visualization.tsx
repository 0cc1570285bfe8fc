import { z } from "zod";
import { PieChart, pieChart } from "../charts/pie.tsx";
import { XyChart, xyChart } from "../charts/xy.tsx";

/** @see https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const dataVisualizationBlock = z.object({
  title: z.string(),
  chart: z.discriminatedUnion("type", [pieChart, xyChart("line"), xyChart("bar"), xyChart("area")]),
});

export function DataVisualization({ of: block }: { of: z.infer<typeof dataVisualizationBlock> }) {
  return (
    <figure class="chart">
      <figcaption>{block.title}</figcaption>
      {block.chart.type === "pie" ? (
        <PieChart of={block.chart} />
      ) : (
        <XyChart of={block.chart} title={block.title} />
      )}
    </figure>
  );
}
