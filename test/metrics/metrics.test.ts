import * as fc from "fast-check";
import { register } from "prom-client";
import { expect, it } from "vitest";
import { bounded } from "../../src/metrics/bounded.ts";
import { createMetrics } from "../../src/metrics.ts";

/** The page's own lines, as name and value. */
function values(body: string): Record<string, number> {
  const lines = body.split("\n").filter((line) => line.startsWith("omni_slack_"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
}

it("counts and times what it is told", async () => {
  const metrics = createMetrics();
  metrics.interaction({ kind: "command", operation: "order.read", outcome: "answered" });
  metrics.interaction({ kind: "command", operation: "order.read", outcome: "answered" });
  metrics.acked({ kind: "command" }, 0.004);
  metrics.answered({ operation: "order.read" }, 0.3);
  metrics.omniCall({ endpoint: "orders.get", outcome: "ok" }, 0.2);
  metrics.slackCall({ method: "chat.postMessage", outcome: "ok" });
  metrics.databaseQuery({ kind: "insert", seconds: 0.002, failed: true });
  const { contentType, body } = await metrics.render();
  expect(contentType).toMatch(/^text\/plain/);
  expect(values(body)).toMatchObject({
    'omni_slack_interactions_total{kind="command",operation="order.read",outcome="answered"}': 2,
    'omni_slack_ack_seconds_bucket{le="0.0025",kind="command"}': 0,
    'omni_slack_ack_seconds_bucket{le="0.005",kind="command"}': 1,
    'omni_slack_answer_seconds_sum{operation="order.read"}': 0.3,
    'omni_slack_omni_calls_total{endpoint="orders.get",outcome="ok"}': 1,
    'omni_slack_omni_call_seconds_count{endpoint="orders.get"}': 1,
    'omni_slack_slack_calls_total{method="chat.postMessage",outcome="ok"}': 1,
    'omni_slack_database_query_seconds_count{kind="insert",outcome="failed"}': 1,
  });
  expect(body).toContain("process_cpu_seconds_total");
});

it("asks a queue for its depth whenever it is read", async () => {
  const metrics = createMetrics();
  let depth = 3;
  metrics.watchQueue("omni", () => depth);
  expect(values((await metrics.render()).body)).toMatchObject({ 'omni_slack_queue_depth{queue="omni"}': 3 });
  depth = 0;
  expect(values((await metrics.render()).body)).toMatchObject({ 'omni_slack_queue_depth{queue="omni"}': 0 });
});

it("is there without the depth of a queue that cannot be asked", async () => {
  const metrics = createMetrics();
  metrics.watchQueue("outbox", () => Promise.reject(new Error("the database is away")));
  metrics.watchQueue("omni", () => 3);
  expect(values((await metrics.render()).body)).toMatchObject({ 'omni_slack_queue_depth{queue="omni"}': 3 });
});

it("shares nothing with other metrics of the process", async () => {
  const one = createMetrics();
  const two = createMetrics();
  one.slackCall({ method: "auth.test", outcome: "ok" });
  expect((await one.render()).body).toContain("auth.test");
  expect((await two.render()).body).not.toContain("auth.test");
  expect(register.getMetricsAsArray()).toEqual([]);
});

it("stays small and says nothing private, whatever the labels are", async () => {
  const metrics = createMetrics();
  for (let n = 0; n < 500; n++) metrics.omniCall({ endpoint: `made.up.${n}`, outcome: "ok" }, 1);
  metrics.interaction({ kind: "command", operation: "zoe@quinn.org", outcome: "“Zoe Quinn”" });
  const { body } = await metrics.render();
  expect(body.match(/omni_slack_omni_calls_total\{/g)).toHaveLength(81);
  expect(body).toContain('omni_slack_interactions_total{kind="command",operation="other",outcome="other"} 1');
  expect(body).not.toMatch(/zoe/i);
});

it("a label passes names, each always as the same value", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 70 }), { maxLength: 300 }), (given) => {
      const pass = bounded();
      const first = given.map(pass);
      expect(new Set(first).size).toBeLessThanOrEqual(81);
      expect(first.every((value, at) => value === given[at] || value === "other")).toBe(true);
    }),
  );
});
