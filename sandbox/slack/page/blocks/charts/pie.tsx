import { z } from "zod";
import { Legend } from "./legend.tsx";

export const pieChart = z.object({
  type: z.literal("pie"),
  segments: z.array(z.object({ label: z.string(), value: z.number() })),
});
type Segment = z.infer<typeof pieChart>["segments"][number];

export function PieChart({ of: chart }: { of: z.infer<typeof pieChart> }) {
  const total = chart.segments.reduce((sum, segment) => sum + Math.max(0, segment.value), 0) || 1;
  const share = (segment: Segment) => `${Math.round((segment.value / total) * 100)} %`;
  const words = chart.segments
    .map((segment) => `${segment.label}: ${segment.value} (${share(segment)})`)
    .join(", ");
  let turned = 0;
  return (
    <div class="pie">
      <svg viewBox="-52 -52 104 104" role="img" aria-label={words}>
        {chart.segments.map((segment, index) => {
          const from = turned;
          turned += Math.max(0, segment.value) / total;
          return (
            <path key={index} class={`series-${index % 12}`} d={slice(from, turned)}>
              <title>{`${segment.label}: ${segment.value} (${share(segment)})`}</title>
            </path>
          );
        })}
      </svg>
      <Legend
        items={chart.segments.map((segment) => ({
          name: segment.label,
          detail: `${segment.value.toLocaleString("en")} · ${share(segment)}`,
        }))}
      />
    </div>
  );
}

/** The path of a ring's slice; turns are counted from the top, 0 to 1. */
function slice(from: number, to: number): string {
  const end = to - from >= 1 ? to - 0.0001 : to;
  const large = end - from > 0.5 ? 1 : 0;
  const outer = `M ${point(from, 50)} A 50 50 0 ${large} 1 ${point(end, 50)}`;
  return `${outer} L ${point(end, 26)} A 26 26 0 ${large} 0 ${point(from, 26)} Z`;
}

function point(turn: number, radius: number): string {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${(Math.cos(angle) * radius).toFixed(3)} ${(Math.sin(angle) * radius).toFixed(3)}`;
}
