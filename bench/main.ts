import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { order } from "./a-order.ts";
import { answer } from "./b-answer.ts";
import { rows } from "./c-rows.ts";
import { start } from "./d-start.ts";
import { change } from "./e-change.ts";
import { alertRun } from "./f-alert-run.ts";
import { evaluate } from "./g-evaluate.ts";
import { scroll } from "./h-scroll.ts";
import { startLoad, type Load } from "./support/load.ts";
import { printed, type Report } from "./support/report.ts";
import { openStage, type Stage } from "./support/stage.ts";

/** `npm run bench`, `npm run bench -- a`, `npm run bench -- --quick`: what docs/performance.md tells. */
const BENCHES: Readonly<Record<string, (stage: Stage, load: Load, quick: boolean) => Promise<Report>>> = {
  a: order,
  b: answer,
  c: rows,
  d: start,
  e: change,
  f: alertRun,
  g: evaluate,
  h: scroll,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. Choose from ${Object.keys(BENCHES).join(", ")}.`);
  process.exitCode = 2;
} else {
  await run(positionals.length === 0 ? Object.keys(BENCHES) : positionals);
}

async function run(names: readonly string[]): Promise<void> {
  const [core] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} cores (${core?.model ?? "unknown"}), ${today()}`);
  await using stage = await openStage();
  await using load = startLoad();
  for (const name of names) {
    const before = loadavg()[0] ?? 0;
    const report = await BENCHES[name]?.(stage, load, values.quick);
    if (report === undefined) continue;
    console.log(`\n${printed(report)}  Load of the machine before: ${before.toFixed(1)}`);
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
