import { describe, expect, it } from "vitest";
import { deliverNext } from "../../../src/alerts/outbox/deliver.ts";
import { startOwnPostgres } from "../../support/postgres-server.ts";
import { benchForEach, CARE, openBench, STOCK } from "./bench.ts";
import { keptOf } from "./kept.ts";

const CHANNELS = [CARE, STOCK, "C0FULFIL"];
const names = (many: number) => Array.from({ length: many }, (_, n) => `n${n}`);

describe("several workers on one PostgreSQL", () => {
  const bench = benchForEach("postgres");

  it("tell each news once and in order, while more are appended", async () => {
    const made = bench();
    const workers = ["one", "two", "three"].map((owner) => made.worker(owner));
    for (const name of names(12)) {
      await Promise.all([
        ...CHANNELS.map((channel) => made.append(channel, `post ${name}`)),
        ...workers.map((worker) => made.round(worker)),
      ]);
      made.clock.now += 500;
    }
    for (let n = 0; n < 14; n++, made.clock.now += 1_000) await Promise.all(workers.map(made.round));
    for (const channel of CHANNELS) {
      expect(made.told(channel)).toEqual(names(12));
      const times = made.calls.filter((call) => call.channel === channel).map(({ at }) => at);
      expect(times.every((at, n) => n === 0 || at - (times[n - 1] ?? 0) >= 1_000)).toBe(true);
    }
  });

  it("leave a channel to whoever holds it, for as long as the lease", async () => {
    const made = bench();
    await made.append(CARE, "post a");
    const held = made.valve.hold(/postMessage/);
    const delivering = made.round(made.worker("one"));
    await held.reached;
    made.clock.now += 25_999;
    await made.round(made.worker("two"));
    await deliverNext(made.worker("two"), CARE);
    held.release();
    await delivering;
    expect(made.told(CARE)).toEqual(["a"]);
  });

  it("do not send what another took over while they drew", async () => {
    const made = bench();
    await made.append(CARE, "post a", "post b");
    made.teller.instead.set("a", async (news) => {
      made.clock.now += 26_000;
      await made.round(made.worker("two"));
      // Its clock is wrong: it thinks that it still has time.
      made.clock.now -= 26_000;
      return made.teller.draw(news);
    });
    await made.round(made.worker("one"));
    expect(made.told(CARE)).toEqual(["a"]);
    made.clock.now += 27_000;
    await made.round(made.worker("one"));
    expect(made.told(CARE)).toEqual(["a", "b"]);
  });

  it("do not touch what another sends by now", async () => {
    const made = bench();
    await made.append(CARE, "post a");
    const [first, second] = [made.valve.hold(/postMessage/), made.valve.hold(/postMessage/)];
    made.answer.instead = ({ text }) => (text === "a" ? { status: 503 } : undefined);
    const delivering = made.round(made.worker("one"));
    await first.reached;
    made.clock.now += 26_000;
    const other = made.round(made.worker("two"));
    await second.reached;
    first.release();
    await delivering;
    expect(await keptOf(made.database.db, CARE)).toMatchObject([{ state: "sending", repeated: true }]);
    second.release();
    await other;
    expect(made.told(CARE)).toEqual(["a (may be repeated)"]);
  });
});

describe("PostgreSQL that is halted under a worker", () => {
  it("loses nothing of what was told, and nothing of what waits", async () => {
    const server = await startOwnPostgres();
    const { bench, close } = await openBench({ kind: "postgres", url: server.url });
    const { append, round, valve, told, teller, clock } = bench;
    await append(CARE, "post a", "post b");
    const answered = valve.holdAnswer(/postMessage/);
    const delivering = round();
    await answered.reached;
    await server.halt();
    answered.release();
    await seen(() => bench.logged.length > 0);
    await server.resume();
    await delivering;
    expect(bench.logged).toEqual(["warn what was told could not be kept; it is tried again"]);
    expect(teller.cards.has("a")).toBe(true);
    clock.now += 1_000;
    await server.halt();
    await expect(round()).rejects.toBeInstanceOf(Error);
    await server.resume();
    await seen(async () => {
      await round().catch(() => {});
      return told(CARE).length > 1;
    });
    expect(told(CARE)).toEqual(["a", "b"]);
    await close();
    await server.stop();
  });
});

async function seen(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 10));
}
