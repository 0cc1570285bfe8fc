import { pinned } from "./program.ts";

/** One line of the report: what we measured, beside what it is compared to, against the stated aim. */
export interface Finding {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  /** What the two make: "1.3 x", "2.1 ms more". */
  readonly result: string;
  /** In words; undefined where the line only tells. */
  readonly aim?: { readonly words: string; readonly met: boolean } | undefined;
}

/** One measurement of a kind, and what its columns are. */
export interface Report {
  readonly title: string;
  readonly ours: string;
  readonly theirs: string;
  readonly findings: readonly Finding[];
  /** What a reader of the numbers must know. */
  readonly notes: readonly string[];
}

/** The report as lines of text with aligned columns. */
export function printed({ title, ours, theirs, findings, notes }: Report): string {
  const head = ["", ours, theirs, "", "aim", ""];
  const rows = findings.map(({ aim, ...found }) => [
    found.what,
    found.ours,
    found.theirs,
    found.result,
    aim?.words ?? "",
    aim === undefined ? "" : aim.met ? "OK" : "OVER",
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd();
  return [title, line(head), ...rows.map(line), ...notes.map((note) => `  ${note}`), ""].join("\n");
}

/** Ours against theirs as a ratio, which is to be at most (or at least) so much. */
export function ratio(
  what: string,
  [ours, theirs]: readonly [number, number],
  show: (value: number) => string,
  bound: { readonly most: number } | { readonly least: number } | undefined,
): Finding {
  const times = ours / theirs;
  const result = `${times.toFixed(2)} x`;
  const found = { what, ours: show(ours), theirs: show(theirs), result };
  if (bound === undefined) return found;
  if ("most" in bound)
    return { ...found, aim: { words: `at most ${bound.most} x`, met: times <= bound.most } };
  return { ...found, aim: { words: `at least ${bound.least} x`, met: times >= bound.least } };
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
export const perSecond = (value: number): string => `${value.toFixed(0)} /s`;

/** Whether what was measured had a core of its own. */
export function pinnedNote(): string {
  return pinned
    ? "What is measured runs on one core, all that drives it on the other."
    : "Processes are not kept on cores of their own here, which blurs the numbers.";
}
