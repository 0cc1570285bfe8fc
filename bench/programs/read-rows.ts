import { createOmni } from "../../src/omni/index.ts";
import { OMNI_KEY } from "../support/question.ts";
import { barePages } from "../support/bare-pages.ts";
import { mostResident } from "../support/memory.ts";
import { Reading, type ReadRows } from "../support/reading.ts";
import { locationOf } from "../support/rows.ts";

/** Reads all on-hand rows of a location once to warm up where that is wanted, then once more, and tells how it went. */
const reading = Reading.parse(JSON.parse(process.env["BENCH_READING"] ?? "null"));
const base = `http://127.0.0.1:${reading.port}/v1`;
const pages = reading.way === "ours" ? ours : (rows: number) => barePages(base, rows, reading.pageSize);

if (reading.keep) await read(Math.min(reading.rows, 50_000));
process.send?.(await read(reading.rows));

async function read(rows: number): Promise<ReadRows> {
  const kept: unknown[] = [];
  let count = 0;
  let page = 0;
  const before = inUse();
  let live = 0;
  const started = performance.now();
  for await (const part of pages(rows)) {
    count += part.length;
    if (reading.keep) for (const row of part) kept.push(row);
    page += 1;
    if (globalThis.gc !== undefined && (page * reading.pageSize) % 50_000 === 0)
      live = Math.max(live, inUse() - before);
  }
  const ms = performance.now() - started;
  return { rows: count, ms, live, rss: await mostResident() };
}

function ours(rows: number): AsyncIterable<object[]> {
  const omni = createOmni({ baseUrl: base, apiKey: OMNI_KEY, pageSize: reading.pageSize, perSecond: 5_000 });
  return omni.stock.onHand({ locations: [locationOf(rows)] });
}

/** Bytes in use, buffers included, once everything that can go is gone. */
function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
