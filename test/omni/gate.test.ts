import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { failure } from "./failure.ts";
import { type Reply, serve } from "./service.ts";

test("no more calls run at once than are allowed, and all of them run", async () => {
  let running = 0;
  let most = 0;
  const { omni, arrived } = await serve(
    async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
      return { json: [] };
    },
    { concurrency: 3 },
  );
  await Promise.all(Array.from({ length: 12 }, (_none, i) => omni.preorders.find(`S${i}`)));
  expect(most).toBe(3);
  expect(arrived).toHaveLength(12);
  expect(omni.queued).toBe(0);
});

test("a waiting call leaves the queue when it is given up, and nothing of it is sent", async () => {
  const { promise: open, resolve } = Promise.withResolvers<Reply>();
  const { omni, arrived } = await serve(() => open, { concurrency: 1 });
  const first = omni.preorders.find("first");
  const controller = new AbortController();
  const read = failure(omni.preorders.find("second", { signal: controller.signal }));
  const write = failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 }), { signal: controller.signal }));
  const late = failure(omni.send(omni.shipments.cancel({ ShipmentId: 2 }), { budgetMs: 50 }));
  expect(omni.queued).toBe(3);
  controller.abort();
  expect(await read).toMatchObject({ kind: "aborted", attempts: 0 });
  expect(await write).toMatchObject({ kind: "aborted", attempts: 0 });
  expect(await late).toMatchObject({ kind: "not-connected", attempts: 0 });
  expect(omni.queued).toBe(0);
  resolve({ json: [] });
  await first;
  expect(arrived.map(({ query }) => query.get("Sku"))).toEqual(["first"]);
});

test("giving up stops a read under way; a write under way is unknown", async () => {
  const { promise: here, resolve } = Promise.withResolvers<void>();
  const { omni, arrived } = await serve((_request, nth) => {
    if (nth === 2) resolve();
    return { how: "hang" };
  });
  const controller = new AbortController();
  const { signal } = controller;
  const read = failure(omni.preorders.find("S", { signal }));
  const write = failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 }), { signal }));
  await here;
  controller.abort();
  expect(await read).toMatchObject({ kind: "aborted", attempts: 1 });
  expect(await write).toMatchObject({ kind: "unknown-outcome", attempts: 1 });
  expect(await failure(omni.preorders.find("S", { signal }))).toMatchObject({ kind: "aborted", attempts: 0 });
  expect(arrived).toHaveLength(2);
});

test("five outages in a row stop the calls for a while; then one tries", async () => {
  let reply: Reply = { status: 500 };
  const { omni, arrived } = await serve(() => reply, { restMs: 150 });
  for (let i = 0; i < 5; i += 1) await failure(omni.preorders.find("S"));
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "unavailable", attempts: 0 });
  const write = await failure(omni.send(omni.shipments.cancel({ ShipmentId: 1 })));
  expect(write).toMatchObject({ kind: "not-connected", attempts: 0 });
  expect(arrived).toHaveLength(5);
  reply = { json: [] };
  await expect.poll(() => omni.preorders.find("S").catch(() => "resting"), { timeout: 5_000 }).toEqual([]);
  expect(await omni.preorders.find("S")).toEqual([]);
});

test.each([
  ["refusals", { status: 400 }],
  ["limits", { status: 429, headers: { "retry-after": "60" } }],
  ["unknown ids", { status: 404 }],
] as const)("%s never stop the calls", async (_name, reply) => {
  const { omni, arrived } = await serve(() => reply);
  for (let i = 0; i < 12; i += 1) await failure(omni.send(omni.shipments.cancel({ ShipmentId: i })));
  expect(arrived).toHaveLength(12);
});

test("calls that people give up neither stop the others nor hide an outage", async () => {
  const { omni, arrived } = await serve(({ query }) =>
    query.get("Sku") === "hang" ? { how: "hang" } : { status: 500 },
  );
  const giveUp = () => failure(omni.preorders.find("hang", { signal: AbortSignal.timeout(20) }));
  for (let i = 0; i < 5; i += 1) {
    expect(await giveUp()).toMatchObject({ kind: "aborted" });
    expect(await failure(omni.preorders.find("S"))).toMatchObject({ attempts: 1 });
  }
  expect(await failure(omni.preorders.find("S"))).toMatchObject({ kind: "unavailable", attempts: 0 });
  expect(arrived).toHaveLength(10);
});
