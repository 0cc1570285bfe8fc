import { z } from "zod";
import { Legend } from "./legend.tsx";
import { axisTicks, shortNumber } from "./scale.ts";

const series = z.object({
  name: z.string(),
  data: z.array(z.object({ label: z.string(), value: z.number() })),
});
const axes = z.object({
  categories: z.array(z.string()),
  x_label: z.string().optional(),
  y_label: z.string().optional(),
});

/** A line, bar or area chart: series over categories. */
export const xyChart = <T extends "line" | "bar" | "area">(type: T) =>
  z.object({ type: z.literal(type), series: z.array(series), axis_config: axes });
interface Chart {
  type: "line" | "bar" | "area";
  series: z.infer<typeof series>[];
  axis_config: z.infer<typeof axes>;
}

const width = 560;
const height = 230;
const edge = { left: 46, right: 10, top: 10, bottom: 26 };

interface Plot {
  x(index: number): number;
  y(value: number): number;
  step: number;
  rows: { name: string; values: (number | undefined)[] }[];
}

export function XyChart({ of: chart, title }: { of: Chart; title: string }) {
  const { categories, x_label, y_label } = chart.axis_config;
  const rows = chart.series.map(({ name, data }) => ({
    name,
    values: categories.map((category) => data.find((point) => point.label === category)?.value),
  }));
  const ticks = axisTicks(rows.flatMap((row) => row.values.filter((value) => value !== undefined)));
  const plot = plotOf(rows, categories.length, ticks);
  const Shapes = chart.type === "bar" ? Bars : Lines;
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(title, categories, rows)}>
        <Grid ticks={ticks} plot={plot} />
        <Categories names={categories} plot={plot} />
        <Shapes plot={plot} categories={categories} filled={chart.type === "area"} />
      </svg>
      {(x_label ?? y_label) && (
        <p class="chart-axes quiet">
          {[y_label && `↑ ${y_label}`, x_label && `→ ${x_label}`].filter(Boolean).join(" · ")}
        </p>
      )}
      {rows.length > 1 && <Legend items={rows} />}
    </>
  );
}

function plotOf(rows: Plot["rows"], categories: number, ticks: readonly number[]): Plot {
  const [bottom = 0] = ticks;
  const span = (ticks.at(-1) ?? 1) - bottom || 1;
  const step = (width - edge.left - edge.right) / Math.max(1, categories);
  return {
    rows,
    step,
    x: (index) => edge.left + step * (index + 0.5),
    y: (value) => height - edge.bottom - ((value - bottom) / span) * (height - edge.top - edge.bottom),
  };
}

function inWords(title: string, categories: readonly string[], rows: Plot["rows"]): string {
  const lines = rows.map(
    ({ name, values }) =>
      `${name}: ${categories.map((label, at) => `${label} ${values[at] ?? "none"}`).join(", ")}`,
  );
  return `${title}. ${lines.join(". ")}`;
}

function Grid({ ticks, plot }: { ticks: readonly number[]; plot: Plot }) {
  return (
    <g class="chart-grid">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - edge.right} y1={plot.y(tick)} y2={plot.y(tick)} />
          <text x={edge.left - 8} y={plot.y(tick) + 4} text-anchor="end">
            {shortNumber(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Categories({ names, plot }: { names: readonly string[]; plot: Plot }) {
  const every = Math.ceil(Math.max(1, ...names.map((name) => name.length * 7 + 10)) / plot.step);
  return (
    <g class="chart-grid">
      {names.map((name, index) =>
        index % every === 0 ? (
          <text key={index} x={plot.x(index)} y={height - 6} text-anchor="middle">
            {name}
          </text>
        ) : null,
      )}
    </g>
  );
}

function Bars({ plot, categories }: { plot: Plot; categories: readonly string[]; filled: boolean }) {
  const wide = Math.min(36, (plot.step * 0.76) / Math.max(1, plot.rows.length));
  return plot.rows.map((row, at) => (
    <g key={row.name} class={`series-${at % 12}`}>
      {row.values.map((value, index) => {
        if (value === undefined) return null;
        const x = plot.x(index) + (at - plot.rows.length / 2) * wide;
        const [top, bottom] = [plot.y(Math.max(0, value)), plot.y(Math.min(0, value))];
        return (
          <rect key={index} x={x + 1} y={top} width={wide - 2} height={Math.max(1, bottom - top)} rx={2}>
            <title>{`${row.name}, ${categories[index]}: ${value}`}</title>
          </rect>
        );
      })}
    </g>
  ));
}

function Lines({ plot, categories, filled }: { plot: Plot; categories: readonly string[]; filled: boolean }) {
  return plot.rows.map((row, at) => {
    const points = row.values.flatMap((value, index) =>
      value === undefined ? [] : [{ x: plot.x(index), y: plot.y(value), value, index }],
    );
    const line = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(" L ");
    const [first, last] = [points[0], points.at(-1)];
    return (
      <g key={row.name} class={`series-${at % 12}`}>
        {filled && first && last && (
          <path class="chart-area" d={`M ${first.x} ${plot.y(0)} L ${line} L ${last.x} ${plot.y(0)} Z`} />
        )}
        {line !== "" && <path class="chart-line" d={`M ${line}`} />}
        {points.map(({ x, y, value, index }) => (
          <circle key={index} cx={x} cy={y} r={3}>
            <title>{`${row.name}, ${categories[index]}: ${value}`}</title>
          </circle>
        ))}
      </g>
    );
  });
}
