import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { bounded } from "./metrics/bounded.ts";

/** What is counted and timed. Times are seconds; every label's values are bounded. */
export interface Metrics {
  /** One interaction, when it is over. */
  readonly interaction: (labels: Labels<"kind" | "operation" | "outcome">) => void;
  /** From the arrival of an interaction to its ack. */
  readonly acked: (labels: Labels<"kind">, seconds: number) => void;
  /** From the arrival of a question to its posted answer. */
  readonly answered: (labels: Labels<"operation">, seconds: number) => void;
  /** One call of the OMS, all its attempts together. */
  readonly omniCall: (labels: Labels<"endpoint" | "outcome">, seconds: number) => void;
  /** One call of Slack's Web API. */
  readonly slackCall: (labels: Labels<"method" | "outcome">) => void;
  /** One query of the database; `kind` is `select`, `insert`, … */
  readonly databaseQuery: (query: { kind: string; seconds: number; failed: boolean }) => void;
  /** One run of a rule of alerts. */
  readonly alertRun: (labels: Labels<"outcome">, seconds: number) => void;
  /** A queue whose depth is asked for whenever the metrics are read. */
  readonly watchQueue: (queue: string, depth: () => number | Promise<number>) => void;
  /** The page for `/metrics`. */
  readonly render: () => Promise<{ contentType: string; body: string }>;
}

type Labels<Name extends string> = Readonly<Record<Name, string>>;

const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const slow = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Metrics in a registry of their own, beside the usual ones of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const count = counters(registry);
  const time = timers(registry);
  const omniCalls = count("omni_calls_total", "Calls of the OMS", ["endpoint", "outcome"]);
  const omniSeconds = time("omni_call_seconds", "Time of a call of the OMS", ["endpoint"], slow);
  const databaseSeconds = time("database_query_seconds", "Time of a query", ["kind", "outcome"], quick);
  return {
    interaction: count("interactions_total", "Interactions that are over", ["kind", "operation", "outcome"]),
    acked: time("ack_seconds", "From arrival to ack", ["kind"], quick),
    answered: time("answer_seconds", "From arrival to posted answer", ["operation"], slow),
    omniCall: ({ endpoint, outcome }, seconds) => {
      omniCalls({ endpoint, outcome });
      omniSeconds({ endpoint }, seconds);
    },
    slackCall: count("slack_calls_total", "Calls of Slack's Web API", ["method", "outcome"]),
    databaseQuery: ({ kind, seconds, failed }) =>
      databaseSeconds({ kind, outcome: failed ? "failed" : "done" }, seconds),
    alertRun: time("alert_run_seconds", "Time of a run of a rule of alerts", ["outcome"], slow),
    watchQueue: queues(registry),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function counters(registry: Registry) {
  return <Name extends string>(name: string, help: string, labelNames: readonly Name[]) => {
    const counter = new Counter({ name: `omni_slack_${name}`, help, labelNames, registers: [registry] });
    const guarded = guard(labelNames);
    return (labels: Labels<Name>): void => counter.inc(guarded(labels));
  };
}

function timers(registry: Registry) {
  return <Name extends string>(
    name: string,
    help: string,
    labelNames: readonly Name[],
    buckets: number[],
  ) => {
    const settings = { name: `omni_slack_${name}`, help, labelNames, buckets, registers: [registry] };
    const histogram = new Histogram(settings);
    const guarded = guard(labelNames);
    return (labels: Labels<Name>, seconds: number): void => histogram.observe(guarded(labels), seconds);
  };
}

function guard<Name extends string>(
  names: readonly Name[],
): (labels: Labels<Name>) => Partial<Record<Name, string>> {
  const guards = names.map((name) => [name, bounded()] as const);
  return (labels) => {
    const guarded: Partial<Record<Name, string>> = {};
    for (const [name, pass] of guards) guarded[name] = pass(labels[name]);
    return guarded;
  };
}

function queues(registry: Registry): Metrics["watchQueue"] {
  const depths = new Map<string, () => number | Promise<number>>();
  const gauge = new Gauge({
    name: "omni_slack_queue_depth",
    help: "What waits in a queue",
    labelNames: ["queue"],
    registers: [registry],
    async collect() {
      for (const [queue, depth] of depths) gauge.set({ queue }, await depthOf(depth));
    },
  });
  return (queue, depth) => {
    depths.set(queue, depth);
  };
}

/** NaN where it cannot be asked, as while the database is away: all the other metrics are wanted then. */
async function depthOf(depth: () => number | Promise<number>): Promise<number> {
  try {
    return await depth();
  } catch {
    return Number.NaN;
  }
}
